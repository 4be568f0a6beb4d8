import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {test as base, expect, type Locator, type Page} from '@playwright/test'
import type {Fence, Runbook, Step} from '../../src/model/runbook.ts'

/** A test whose page must stay silent: any console error or warning and any thrown error fails it. */
export const test = base.extend<{complaints: string[]}>({
  complaints: [
    async ({page}, use) => {
      const complaints: string[] = []
      // The worker that keeps pages for offline use loads all of them: only its own tests let it in.
      await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    {auto: true},
  ],
})

/** A runbook as the CLI gives it: the page is held against what would run. */
export interface ListedRunbook extends Pick<Runbook, 'id' | 'title' | 'symptoms' | 'digest'> {
  readonly steps: readonly Pick<Step, 'id' | 'title' | 'risk' | 'kind' | 'verify' | 'rollback'>[]
  readonly fences: readonly Pick<Fence, 'code' | 'codeLine' | 'role'>[]
}

/** Every runbook of the project. The CLI runs as a program: Playwright loads tests in a way that ES modules such as unified need not follow. */
export const runbooks: readonly ListedRunbook[] = readOnce()

/** Each process of a test run loads this file. The first asks, the others read its answers. */
function readOnce(): readonly ListedRunbook[] {
  const file = path.join(tmpdir(), `site-runbooks-${process.env.SITE_TEST_PORT}.json`)
  // Only workers read: what an earlier run has left is not to be trusted.
  if (process.env.TEST_WORKER_INDEX !== undefined && existsSync(file))
    return JSON.parse(readFileSync(file, 'utf8'))
  const all: readonly (ListedRunbook & {file: string})[] = askCli(['list']).runbooks
  const blocks: readonly (ListedRunbook['fences'][number] & {file: string})[] = askCli([
    'blocks',
    ...all.map(({file}) => file),
  ]).blocks
  const asked = all.map((listed) => ({
    ...listed,
    steps: askCli(['plan', listed.id, '--environment', 'rehearsal']).steps,
    fences: blocks.filter(({file}) => file === listed.file),
  }))
  writeFileSync(file, JSON.stringify(asked))
  return asked
}

function askCli(args: readonly string[]) {
  const text = execFileSync(process.execPath, ['dist/runbook.mjs', ...args, '--json'], {encoding: 'utf8'})
  return JSON.parse(text)
}

/** The code blocks that come from the Markdown, in its order; not those that the page adds as terminal commands. */
export function codeBlocks(page: Page): Locator {
  return page.locator('.theme-doc-markdown .theme-code-block:not([data-terminal] *)')
}

/** Opens everything that is one click away: checks, ways back, values. */
export async function openAll(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true
  })
}

/** Opens a page and waits until it answers to keys and clicks. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('html[data-has-hydrated="true"]').waitFor({state: 'attached'})
}
