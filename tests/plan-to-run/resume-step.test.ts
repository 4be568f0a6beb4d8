import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {RunEvent} from '../../src/model/event.ts'
import {createJournal} from '../../src/plan-to-run/journal.ts'
import {runbookText, stepText} from '../make-project.ts'
import {driveSample, planSample} from './drive-sample.ts'

const planOf = (code: string, check: string) =>
  planSample(
    runbookText(
      [
        stepText('make', '.change', code, `\n\`\`\`bash verify\n${check}\n\`\`\`\n`).replace(
          '```bash\n',
          '```bash capture=MADE\n',
        ),
        stepText('use', '.read', 'echo "$MADE"').replace('```bash\n', '```bash capture=USED\n'),
      ].join('\n'),
    ),
  )
const at = '2026-02-11T10:00:00.000Z'
const started = (attempt: number): RunEvent => ({kind: 'step-started', at, step: 'make', attempt})
const ended = (attempt: number, status: 'failed' | 'unknown'): RunEvent => ({
  kind: 'step-ended',
  at,
  step: 'make',
  attempt,
  status,
  durationMs: 1,
  captures: {MADE: 'old'},
  requests: [],
})

/** Goes on with a run whose journal holds these events after its start; an unknown step is run again. */
async function goOn(events: readonly RunEvent[], plan = planOf('exit 9', 'true')) {
  const root = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(root, {recursive: true, force: true}))
  const folder = join(root, 'runs', 'a-run')
  const journal = createJournal(folder)
  mkdirSync(join(folder, 'work'))
  const tools = {gcloud: 'missing', postgres: 'none'}
  const start = {version: 1, run: 'a-run', plan, isolation: 'none', tools, user: 'somebody'} as const
  const before = journal.append([{kind: 'run-started', at, ...start}, ...events])
  const asked: string[] = []
  const run = await driveSample({
    plan,
    journal,
    before,
    folder,
    async gate({id}, {isUnknown}) {
      if (isUnknown) asked.push(id)
      return {kind: 'run'}
    },
  })
  return {
    asked,
    statuses: run.steps.map(({status}) => status),
    message: run.steps[0]!.message,
    made: run.steps[0]!.captures,
    used: run.steps[1]!.captures,
  }
}

const lost = {
  statuses: ['failed', 'not-run'],
  message: 'Step `make` already holds, but its capture MADE was lost with an earlier attempt.',
  made: {},
  used: {},
}

test.each([
  ['of an earlier attempt, when the last one was cut off', [started(1), ended(1, 'failed'), started(2)]],
  ['of an attempt after which the run was cut off again', [started(1), ended(1, 'unknown'), started(2)]],
])('a capture %s, is not taken for what the step made: a person is asked', async (_which, events) => {
  const {asked, ...came} = await goOn(events)
  expect(asked).toEqual(['make'])
  expect(came).toEqual(lost)
})

test('a step whose capture was lost is run again where its verify does not hold', async () => {
  const plan = planOf('touch made; echo new', 'test -e made')
  const {statuses, used} = await goOn([started(1), ended(1, 'failed'), started(2)], plan)
  expect({statuses, used}).toEqual({statuses: ['passed', 'passed'], used: {USED: 'new'}})
})

test.each(['unknown', 'failed'] as const)(
  'a capture of the very attempt that ended %s and now holds is kept, also by the fold',
  async (status) => {
    const {asked, ...came} = await goOn([started(1), ended(1, status)])
    expect(asked).toEqual([])
    const [made, used] = [{MADE: 'old'}, {USED: 'old'}]
    expect(came).toEqual({statuses: ['passed', 'passed'], message: undefined, made, used})
  },
)
