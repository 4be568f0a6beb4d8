import {readdirSync, readFileSync} from 'node:fs'
import {userInfo} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {followRun} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'

const waits = 'while ! test -e go-on; do sleep 0.05; done'

function project(...steps: readonly string[]): string {
  return makeProject({'runbooks/r.md': runbookText(steps.join('\n'))})
}

/** Notes of a journal in order, and its chain checked. */
async function notesOf(cwd: string): Promise<readonly any[]> {
  const audit = await runCli(['runs', 'audit', 'latest'], {cwd})
  expect(audit.stdout + audit.stderr).toContain('the chain holds')
  return journalOf(cwd).filter(({kind}) => kind === 'note')
}

function journalOf(cwd: string): readonly any[] {
  const [run] = readdirSync(join(cwd, '.runbook/runs'))
  const text = readFileSync(join(cwd, '.runbook/runs', run!, 'journal.ndjson'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const numbers = (count: number) => Array.from({length: count}, (_, index) => `note ${index + 1}`)
const sorted = (texts: readonly string[]) => [...texts].sort()

test('twenty notes at once while a run goes on: none is lost, none is there twice', async () => {
  const steps = Array.from({length: 8}, (_, index) => stepText(`step-${index}`, '.read', 'sleep 0.2'))
  const cwd = project(stepText('wait', '.read', 'touch here; sleep 1'), ...steps)
  const run = followRun(['r', '--environment', 'plain'], cwd)
  await run.next((event) => event.kind === 'step-started')
  const results = await Promise.all(
    numbers(20).map((text) => runCli(['note', 'latest', text, '--json'], {cwd})),
  )
  expect(results.map(({exitCode}) => exitCode)).toEqual(results.map(() => 0))
  expect(await run.ended).toBe(0)
  const notes = await notesOf(cwd)
  expect(sorted(notes.map(({text}) => text))).toEqual(sorted(numbers(20)))
  expect(new Set(notes.map(({by}) => by))).toEqual(new Set([userInfo().username]))
  const [name] = readdirSync(join(cwd, '.runbook/runs'))
  expect(readdirSync(join(cwd, '.runbook/runs', name!, 'notes'))).toEqual([])
})

test('notes that come together after the end are all taken in', async () => {
  const cwd = project(stepText('look', '.read', 'true'))
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  await Promise.all(numbers(10).map((text) => runCli(['note', 'latest', text], {cwd})))
  expect(sorted((await notesOf(cwd)).map(({text}) => text))).toEqual(sorted(numbers(10)))
  expect(journalOf(cwd).at(-1).kind).toBe('note')
  const report = await runCli(['report', 'latest', '--json'], {cwd})
  expect(JSON.parse(report.stdout)).toMatchObject({status: 'passed'})
})

test('a note waits for the driver, and a note that a dead driver left behind is taken in by the next', async () => {
  const cwd = project(stepText('wait', '.read', waits))
  const run = followRun(['r', '--environment', 'plain'], cwd)
  await run.next((event) => event.kind === 'step-started')
  const first = await runCli(['note', 'latest', 'while it goes on', '--json'], {cwd})
  expect(JSON.parse(first.stdout)).toMatchObject({recorded: false, note: {text: 'while it goes on'}})
  expect(await notesOf(cwd)).toEqual([])
  process.kill(run.pid, 'SIGKILL')
  await run.ended
  const second = await runCli(['note', 'latest', 'it was killed', '--json'], {cwd})
  expect(JSON.parse(second.stdout).recorded).toBe(true)
  expect((await notesOf(cwd)).map(({text}) => text)).toEqual(['while it goes on', 'it was killed'])
})

test.each([
  ['an empty text', ['latest', ' \n '], 2, 'The note is empty.'],
  ['an endless text', ['latest', 'x'.repeat(8001)], 2, 'has 8001 characters'],
  ['a run that is not there', ['20260101t000000z-r-0000', 'text'], 2, 'There is no run'],
])('%s is refused', async (_what, args, code, message) => {
  const cwd = project(stepText('look', '.read', 'true'))
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const {exitCode, stderr} = await runCli(['note', ...args], {cwd})
  expect({exitCode, stderr}).toEqual({exitCode: code, stderr: expect.stringContaining(message)})
  expect(await notesOf(cwd)).toEqual([])
})

test('a note never moves the cursor of the one who reads it', async () => {
  const cwd = project(stepText('look', '.read', 'true'))
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  await runCli(['note', 'latest', 'gone\x1b[2Jup \x07 <script>'], {cwd})
  const {stdout} = await runCli(['report', 'latest'], {cwd})
  expect(stdout).toContain('note: gone^[\\[2Jup ^G \\<script>')
  expect(stdout).not.toMatch(/[\x07\x1b]/)
})

test('a note after the end moves the head on, and the audit still knows the one that was noted down', async () => {
  const cwd = project(stepText('look', '.read', 'test -e good'))
  const {stdout} = await runCli(['run', 'r', '--environment', 'plain', '--json'], {cwd})
  const {head} = JSON.parse(stdout)
  const audit = (...args: readonly string[]) => runCli(['runs', 'audit', 'latest', '--json', ...args], {cwd})
  await runCli(['note', 'latest', 'one'], {cwd})
  await runCli(['note', 'latest', 'two'], {cwd})
  const noted = await audit('--head', head)
  expect({...noted, document: JSON.parse(noted.stdout)}).toMatchObject({exitCode: 0, document: {added: 2}})
  const unknown = await audit('--head', '0'.repeat(64))
  expect(unknown).toMatchObject({exitCode: 5, stdout: expect.stringContaining('that of another run')})
  await runCli(['resume', 'latest'], {cwd})
  const went = await audit('--head', head)
  expect(went).toMatchObject({exitCode: 5, stdout: expect.stringContaining('beginning with run-resumed')})
})

test('a token of a known shape in a note is masked before anything is written', async () => {
  const cwd = project(stepText('look', '.read', 'true'))
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const token = ['ya29', 'a0AfB_byC1234567890abcdefghijklmnop'].join('.')
  const {stdout} = await runCli(['note', 'latest', `we used ${token}`, '--json'], {cwd})
  const [note] = await notesOf(cwd)
  expect(note.text).toBe('we used [masked]')
  expect(stdout + JSON.stringify(journalOf(cwd))).not.toContain(token)
})
