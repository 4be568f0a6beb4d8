import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll} from 'vitest'
import type {RunDocument} from '../../src/run-to-report/run-to-json.ts'
import {projectRoot, runCli} from '../run-cli.ts'

// Tests of a file run side by side, so the folders go when the last one is over.
const projects: string[] = []
afterAll(() => {
  for (const root of projects) rmSync(root, {recursive: true, force: true})
})

/** A project whose disaster-recovery runbook differs from ours in one place. */
export function drillProject(edit?: (markdown: string) => string): string {
  const root = mkdtempSync(join(tmpdir(), 'runbook-drill-'))
  projects.push(root)
  cpSync(join(projectRoot, 'runbooks'), join(root, 'runbooks'), {recursive: true})
  const path = join(root, 'runbooks', 'disaster-recovery.md')
  if (edit) writeFileSync(path, edit(readFileSync(path, 'utf8')))
  return root
}

/** Replaces a text that must be there exactly once. */
export function replaceOnce(markdown: string, from: string, to: string): string {
  const parts = markdown.split(from)
  if (parts.length !== 2)
    throw new Error(`${JSON.stringify(from)} stands ${parts.length - 1} times in the runbook`)
  return parts.join(to)
}

/** Runs the drill and gives its document, exit code and live output. */
export async function runDrill(
  args: readonly string[],
  cwd: string = projectRoot,
  env: Record<string, string> = {},
) {
  const result = await runCli(['run', 'disaster-recovery', '--json', ...args], {cwd, env, timeoutMs: 240_000})
  try {
    const document: RunDocument & {error?: object} = JSON.parse(result.stdout)
    if (document.error) throw new Error(JSON.stringify(document.error))
    return {...result, document}
  } catch (cause) {
    throw new Error(`no run, exit code ${result.exitCode}: ${result.stderr.slice(-2000)}`, {cause})
  }
}

/** The failed step of a document as a test shows it: what the operator would read. */
export function failureOf({exitCode, document}: {exitCode: number | undefined; document: RunDocument}) {
  const failed = document.steps.find((step) => ['failed', 'timed-out', 'unknown'].includes(step.status))
  // Where a block stands changes with the prose around it, and the world's own times with each run.
  const message = failed?.message
    ?.replace(/(\.md):\d+/g, '$1:LINE')
    .replace(/20(?!20|99)\d\d-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
  return {exitCode, step: failed?.id, status: failed?.status, message, hint: failed?.hint}
}
