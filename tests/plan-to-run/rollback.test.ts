import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {back, driveRun, forward} from '../../src/cli/drive-run.ts'
import type {CliIo} from '../../src/cli/io.ts'
import {outsideWorld} from '../../src/cli/outside-world.ts'
import {newRunId} from '../../src/cli/run-folder.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {JournalLine, RunEvent} from '../../src/model/event.ts'
import type {Plan} from '../../src/model/plan.ts'
import {createJournal} from '../../src/plan-to-run/journal.ts'
import {acquireLock} from '../../src/plan-to-run/lock.ts'
import {planRollback} from '../../src/plan-to-run/plan-rollback.ts'
import {readJournal} from '../../src/plan-to-run/read-journal.ts'
import {planRun} from '../../src/runbook-to-plan/plan-run.ts'
import {runbookText, stepText} from '../make-project.ts'

const undo = (code: string) => `\n\`\`\`bash rollback\n${code}\n\`\`\`\n`

const environment = {
  name: 'plain',
  version: 1 as const,
  description: 'A test.',
  guarded: false,
  yes: 'destructive' as const,
  refs: [],
  pass: [],
  values: {},
  secrets: {},
}

function planOf(steps: readonly string[]): Plan {
  return planRun(parseRunbook(runbookText(steps.join('\n')), 'r.md').runbook, environment).plan
}

const at = '2026-02-11T10:00:00.000Z'
type StepEnded = Extract<RunEvent, {kind: 'step-ended'}>
const ended = (step: string, status: StepEnded['status'], more: Partial<StepEnded> = {}): StepEnded => ({
  kind: 'step-ended',
  at,
  step,
  attempt: 1,
  status,
  durationMs: 1,
  captures: {},
  requests: [],
  ...more,
})
const started = (step: string, attempt = 1) => ({kind: 'step-started', at, step, attempt}) as const

function journalOf(plan: Plan, events: readonly RunEvent[]): readonly JournalLine[] {
  const first: RunEvent = {
    kind: 'run-started',
    at,
    version: 1,
    run: '20260211t100000z-r-0001',
    plan,
    isolation: 'none',
    tools: {gcloud: 'missing', postgres: 'none'},
    user: 'somebody',
  }
  return [first, ...events].map((event, seq) => ({...event, seq, prev: 'p', hash: 'h'}) as JournalLine)
}

const plan = planOf([
  stepText('one', '.change', 'true', undo('true')).replace('```bash\n', '```bash capture=FOUND\n'),
  stepText('two', '.change', 'true', undo('true')).replace('```bash\n', '```bash capture=OTHER\n'),
  stepText('three', '.change', 'true', undo('true')),
  ':::step[By hand]{#hand .change}\nTurn it.\n:::\n',
  ':::step[Tell]{#tell .read}\nCall.\n:::\n',
])

test('each rollback sees what had been captured when its own step ran, and nothing that came later', () => {
  const {steps} = planRollback(
    journalOf(plan, [
      started('one'),
      ended('one', 'passed', {captures: {FOUND: 'a'}}),
      started('two'),
      ended('two', 'passed', {captures: {OTHER: 'b'}}),
    ]),
  )
  expect(steps.map(({step, captures}) => [step.id, captures])).toEqual([
    ['two', {FOUND: 'a', OTHER: 'b'}],
    ['one', {FOUND: 'a'}],
  ])
})

test('a step that was skipped after a first attempt is undone, one that was never tried is not', () => {
  const {steps, stays} = planRollback(
    journalOf(plan, [
      started('one'),
      ended('one', 'failed'),
      ended('one', 'skipped', {attempt: 0, reason: 'done by hand'}),
      ended('two', 'skipped', {attempt: 0, reason: 'not needed'}),
      started('three'),
    ]),
  )
  expect(steps.map(({step}) => step.id)).toEqual(['three', 'one'])
  expect(stays).toEqual([])
})

test('what a person did by hand stays, unless it was only a look', () => {
  const {steps, stays} = planRollback(
    journalOf(plan, [ended('hand', 'attested', {attempt: 0}), ended('tell', 'attested', {attempt: 0})]),
  )
  expect([steps, stays]).toEqual([[], ['hand']])
})

test('forward and back in one process share the world, its secrets and the journal', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  const steps = [
    stepText('key', '.read', 'echo read >> marks; echo hidden-hidden').replace(
      '```bash',
      '```bash secret=KEY',
    ),
    stepText('make', '.change', 'echo made >> marks', undo('test -n "$KEY"; echo unmade >> marks')),
  ]
  const run = newRunId('r', new Date())
  const runFolder = join(folder, run)
  const journal = createJournal(runFolder)
  const ready = {
    run,
    plan: planOf(steps),
    cwd: folder,
    folder: runFolder,
    world: await outsideWorld(process.env.PATH),
    secrets: new Map<string, string>(),
    watch: () => {},
    origin: {user: 'somebody'},
    journal,
    lock: acquireLock(runFolder),
    lines: [],
  }
  const audience = {
    onLines: () => {},
    onText: () => {},
    asks: () => false,
    onEnd: () => {},
    asksAfterFailure: false,
    afterFailure: async () => ({kind: 'stop'}) as const,
    gate: async () => ({kind: 'run'}) as const,
  }
  const io = {env: process.env, signal: new AbortController().signal} as unknown as CliIo
  const ran = await driveRun(ready, audience, {io, passes: [forward, back]})
  expect(ran.status).toBe('rolled-back')
  expect(readFileSync(join(folder, 'marks'), 'utf8')).toBe('read\nmade\nunmade\n')
  expect(readJournal(runFolder).map(({kind}) => kind)).toEqual([
    'run-started',
    'step-started',
    'step-ended',
    'step-started',
    'step-ended',
    'run-ended',
    'rollback-started',
    'step-rollback-started',
    'step-rollback-ended',
    'run-ended',
  ])
})
