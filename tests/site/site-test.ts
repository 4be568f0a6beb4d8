import {readdirSync, readFileSync} from 'node:fs'
import {test as base, expect, type Locator, type Page} from '@playwright/test'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {Runbook} from '../../src/model/runbook.ts'

/** A test whose page must stay silent: any console error or warning and any thrown error fails it. */
export const test = base.extend<{complaints: string[]}>({
  complaints: [
    async ({page}, use) => {
      const complaints: string[] = []
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

/** Every runbook of the project, parsed from its source. */
export const runbooks: readonly Runbook[] = readdirSync('runbooks')
  .filter((name) => name.endsWith('.md'))
  .map((name) => parseRunbook(readFileSync(`runbooks/${name}`, 'utf8'), `runbooks/${name}`).runbook)
  .filter(({steps}) => steps.length > 0)

/** The code blocks that come from the Markdown, in its order; not those that the page adds as terminal commands. */
export function codeBlocks(page: Page): Locator {
  return page.locator('.theme-doc-markdown .theme-code-block:not([data-terminal] *)')
}
