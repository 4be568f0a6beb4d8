import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runAtTerminal} from '../run-at-terminal.ts'
import {runCli} from '../run-cli.ts'

const steps = [
  stepText('look', '.read timeout=1m', 'true'),
  stepText('mend', '.change timeout=1m', 'true', '\n```bash rollback .change\ntrue\n```\n'),
  stepText('drop', '.destructive timeout=1m', 'true'),
  ':::step[Call]{#call .read}\nCall them.\n:::\n',
]
const guarded = 'version: 1\ndescription: D.\nguarded: true\nyes: read\nrefs: [main]\n'

function makeGuarded(): string {
  return makeProject({
    'runbooks/r.md': runbookText(steps.join('\n')),
    'runbooks/_environments/production.yaml': guarded,
  })
}

const linesOf = (text: string, word: string) =>
  text.split('\n').flatMap((line) => (line.trim().startsWith(`${word}: `) ? [line.trim()] : []))

test('a plan says how long it takes at most, what will be asked here, and what stays', async () => {
  const {stdout, exitCode} = await runCli(['plan', 'r', '--environment', 'production'], {cwd: makeGuarded()})
  expect(exitCode).toBe(0)
  expect(linesOf(stdout, 'here')).toEqual([
    'here: runs without asking',
    'here: waits for a person; --yes=change lets it run',
    'here: waits for a person; --confirm=production:drop lets it run',
    'here: waits for a person',
  ])
  expect(linesOf(stdout, 'back')).toEqual([
    'back: nothing to undo',
    expect.stringMatching(/^back: line \d+, change, at most 1m 5s$/),
    'back: stays as it is',
    'back: nothing to undo',
  ])
  expect(stdout).toContain('not reviewed: there is no Git commit; a run here needs --unreviewed "REASON"')
  expect(stdout).toMatch(/\n4 steps, 1 of them by hand, .*; at most 3m 15s\. /)
  expect(stdout).toMatch(/\nBack: at most 1m 5s\. Stays as it is: drop\.\n$/)
})

test('at a terminal the plan names the questions that will come there', async () => {
  const cwd = makeGuarded()
  const {screen} = await runAtTerminal(['plan', 'r', '--environment', 'production'], {cwd})
  expect(linesOf(screen, 'here')).toEqual([
    'here: runs without asking',
    'here: asks whether it runs',
    'here: asks to type production',
    'here: asks whether it is done, by hand',
  ])
})

test('the JSON of a plan has the same, for machines', async () => {
  const {stdout} = await runCli(['plan', 'r', '--environment', 'production', '--json'], {cwd: makeGuarded()})
  expect(JSON.parse(stdout).outlook).toMatchObject({
    worstCase: {runMs: 195_000, verifyMs: 0, pauseMs: 0, totalMs: 195_000},
    worstWayBackMs: 65_000,
    stays: ['drop'],
    reviewFault: 'there is no Git commit',
    steps: [{gate: {kind: 'run'}}, {gate: {option: '--yes=change'}}, {gate: {kind: 'wait'}}, {id: 'call'}],
  })
})

test('a plan of no runbook is refused', async () => {
  const {exitCode, stderr} = await runCli(['plan'], {cwd: makeGuarded()})
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('needs a runbook')])
})

test('a plan shows the values that its steps use, and counts the others', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('look', '.read', 'echo "$REGION"')),
    'runbooks/_environments/plain.yaml':
      'version: 1\ndescription: D.\nguarded: false\nyes: read\nvalues: {REGION: here, BUDGET: "5", PORT: "8080"}\n',
  })
  const {stdout} = await runCli(['plan', 'r', '--environment', 'plain'], {cwd})
  expect(stdout).toContain('\n  REGION=here\n  (2 more of the environment, which no step here uses)\n')
  expect(stdout).not.toContain('BUDGET')
})
