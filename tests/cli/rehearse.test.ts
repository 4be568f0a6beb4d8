import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {execa} from 'execa'
import {expect, test} from 'vitest'
import {eventually, leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {pathWithout} from '../path-without.ts'
import {cliPath, runCli} from '../run-cli.ts'

const environment = 'version: 1\ndescription: A world.\nguarded: false\nyes: destructive\nworld: {}\n'

function projectOf(runbooks: Readonly<Record<string, string>>): string {
  const files = Object.entries(runbooks).map(([id, text]) => [`runbooks/${id}.md`, text])
  return makeProject({'runbooks/_environments/rehearsal.yaml': environment, ...Object.fromEntries(files)})
}

/** Passes only while another runbook is under way. */
const meets = (self: string, other: string) =>
  runbookText(
    stepText(
      'meet',
      '.read timeout=60s',
      `touch ${self}.here\nuntil test -e ${other}.here; do sleep 0.05; done`,
    ),
  )
const passes = runbookText(stepText('look', '.read', 'echo "quiet $RUNBOOK_STEP"'))
const fails = runbookText(stepText('look', '.read', 'echo "loud $RUNBOOK_STEP"; exit 3'))
const needs = runbookText(stepText('look', '.read', 'echo "$WHO_ELSE"'), [
  'inputs:',
  '  WHO_ELSE: {type: string, description: Who else}',
])

test('runbooks are rehearsed side by side; one that fails shows all of it, the others a line', async () => {
  const cwd = projectOf({a: meets('a', 'b'), b: meets('b', 'a'), c: fails, d: needs})
  const {exitCode, stdout} = await runCli(['rehearse', '--all', '--jobs=4'], {cwd})
  const lines = stdout.replace(/in [\dhms. ]+$/gm, 'in TIME').split('\n')
  expect(lines.filter((line) => !line.startsWith('  | ')).sort()).toMatchInlineSnapshot(`
    [
      "",
      "",
      "",
      "",
      "Rehearsed: 2 passed; 1 failed: c; 1 not rehearsed: d.",
      "a: begins",
      "a: passed, 1 step in TIME",
      "b: begins",
      "b: passed, 1 step in TIME",
      "c: begins",
      "c: failed, 1 step in TIME",
      "d: begins",
      "d: not rehearsed, in TIME",
    ]
  `)
  const shown = lines.filter((line) => line.startsWith('  | ')).join('\n')
  expect(shown).toContain('loud look')
  expect(shown).toContain('WHO_ELSE (Who else)')
  expect(shown).not.toContain('Step meet')
  expect(exitCode).toBe(1)
})

test('--json is one document with each run, or why there is none', async () => {
  const cwd = projectOf({a: passes, b: needs})
  const {exitCode, stdout} = await runCli(['rehearse', '--all', '--json'], {cwd})
  const {version, rehearsals} = JSON.parse(stdout)
  expect(version).toBe(1)
  expect(rehearsals).toMatchObject([
    {runbook: 'a', exitCode: 0, run: {version: 1, runbook: 'a', status: 'rolled-back'}},
    {runbook: 'b', exitCode: 2, error: {message: expect.stringContaining('WHO_ELSE')}},
  ])
  expect(exitCode).toBe(2)
})

test('a machine without gcloud and curl rehearses what needs neither, there and back', async () => {
  const env = {PATH: pathWithout('gcloud', 'curl')}
  const {exitCode, stdout} = await runCli(['rehearse', 'a', '--json'], {cwd: projectOf({a: passes}), env})
  expect(JSON.parse(stdout).rehearsals).toMatchObject([
    {run: {status: 'rolled-back', tools: {gcloud: 'stand-in', curl: 'stand-in'}}},
  ])
  expect(exitCode).toBe(0)
})

test('with one job they are shown live, and a refused one does not keep the next from its turn', async () => {
  const cwd = projectOf({a: needs, b: passes})
  const {exitCode, stdout, stderr} = await runCli(['rehearse', 'a', 'b', '--jobs=1'], {cwd})
  expect(stderr).toContain('WHO_ELSE (Who else)')
  expect(stdout).toContain('quiet look')
  expect(stdout).toContain('Rehearsed: 1 passed; 1 not rehearsed: a.')
  expect(exitCode).toBe(2)
})

test('Ctrl-C ends all of them, lets no other one begin, and leaves nothing', async () => {
  const waits = runbookText(stepText('wait', '.read', 'touch "$RUNBOOK_RUN.here"; sleep 100'))
  const cwd = projectOf({a: waits, b: waits, c: passes})
  const running = execa(process.execPath, [cliPath, 'rehearse', '--all', '--jobs=2'], {
    cwd,
    reject: false,
    stdin: 'ignore',
  })
  const begun = () => readdirSync(cwd).filter((name) => name.endsWith('.here'))
  expect(await eventually(() => begun().length === 2)).toBe(true)
  const runs = begun().map((name) => name.replace('.here', ''))
  running.kill('SIGINT')
  const {exitCode, stdout} = await running
  expect(exitCode).toBe(130)
  expect(stdout).toContain('Rehearsed: 0 passed; 2 interrupted: a, b; 1 not rehearsed: c.')
  for (const run of runs) expect(leftovers(run)).toEqual({processes: [], folders: []})
  expect(existsSync(join(cwd, '.runbook/evidence'))).toBe(false)
})

test('a number of jobs that is none is refused', async () => {
  const {exitCode, stderr} = await runCli(['rehearse', 'a', '--jobs=0'], {cwd: projectOf({a: passes})})
  expect(exitCode).toBe(2)
  expect(stderr).toContain('Write a number from 1.')
})
