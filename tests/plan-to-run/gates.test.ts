import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {changeableInputs} from '../../src/plan-to-run/change-input.ts'
import {runbookText, stepText} from '../make-project.ts'
import {executeSample} from './execute-sample.ts'

const inputs = [
  'inputs:',
  '  FIRST: {type: string, default: one, description: Used by the first step}',
  '  SECOND: {type: string, default: two, description: Used by the second step}',
]
const twoSteps = runbookText(
  `${stepText('a', '.read', 'echo "$FIRST" >> marks')}\n${stepText('b', '.read', 'echo "$SECOND" >> marks')}`,
  inputs,
)
const verify = (code: string, meta = '') => `\n\`\`\`bash verify ${meta}\n${code}\n\`\`\`\n`
const run = {kind: 'run'} as const

test('a changed input is recorded before it is used, and later steps get it', async () => {
  const change = {kind: 'change', name: 'SECOND', value: 'other'} as const
  const {run: done, events, cwd} = await executeSample(twoSteps, {before: [run, change, run]})
  expect(readFileSync(join(cwd, 'marks'), 'utf8')).toBe('one\nother\n')
  expect(events.map(({kind}) => kind).slice(-7)).toEqual([
    'step-ended',
    'asked',
    'input-changed',
    'asked',
    'step-started',
    'step-ended',
    'run-ended',
  ])
  expect(done.plan.values).toEqual({FIRST: 'one', SECOND: 'other'})
  expect(done.changes).toMatchObject([{name: 'SECOND', before: 'two', value: 'other'}])
})

test('a value that holds a secret is not taken, and is not recorded', async () => {
  const change = {kind: 'change', name: 'SECOND', value: 'x-hunter2-hunter2'} as const
  const note = {kind: 'note', text: 'the key is hunter2-hunter2'} as const
  const {run: done, events} = await executeSample(twoSteps, {
    before: [change, note],
    secrets: ['hunter2-hunter2'],
  })
  expect(JSON.stringify(events)).not.toContain('hunter2')
  expect(done.plan.values.SECOND).toBe('two')
  expect(done.notes).toMatchObject([
    {step: 'a', text: 'SECOND was not changed: the new value holds a secret.'},
    {step: 'a', text: 'the key is [masked]', by: 'somebody'},
  ])
})

test('a failed step is tried again when a person says so, as the next attempt', async () => {
  const markdown = runbookText(stepText('flaky', '.read', 'echo x >> marks; test "$(wc -l < marks)" -ge 2'))
  const {run: done, events} = await executeSample(markdown, {after: [{kind: 'note', text: 'once more'}, run]})
  expect(done.steps[0]).toMatchObject({status: 'passed', attempts: 2})
  expect(events.map(({kind}) => kind)).toEqual([
    'run-started',
    'asked',
    'step-started',
    'step-ended',
    'asked',
    'note',
    'asked',
    'step-started',
    'step-ended',
    'run-ended',
  ])
})

test('a failed step that is passed over stays one that was begun, with what it said', async () => {
  const markdown = runbookText(
    `${stepText('bad', '.change', 'echo half; exit 7')}\n${stepText('b', '.read', 'true')}`,
  )
  const {run: done} = await executeSample(markdown, {after: [{kind: 'skip', reason: 'done by hand'}]})
  expect(done.status).toBe('passed')
  expect(done.steps[0]).toMatchObject({
    status: 'skipped',
    reason: 'done by hand',
    attempts: 1,
    exitCode: 7,
    output: {tail: 'half\n'},
  })
  expect(done.steps[1]!.status).toBe('passed')
})

test('a failure where nobody goes on ends the run as failed', async () => {
  const {run: done} = await executeSample(runbookText(stepText('bad', '.read', 'exit 7')), {})
  expect(done.status).toBe('failed')
})

test('a change that timed out is not repeated before its verify was asked with all retries', async () => {
  const hang = 'echo x >> marks; exec sleep 60'
  const check = 'echo asked >> asks; test "$(wc -l < asks)" -ge 3'
  const step = stepText(
    'c',
    '.change timeout=1s grace=100ms',
    hang,
    verify(check, 'retry=5 every=20ms timeout=5s'),
  )
  const {run: done, cwd} = await executeSample(runbookText(step), {after: [run]})
  expect(done.steps[0]).toMatchObject({status: 'passed', attempts: 2, verify: {answer: 'holds', tries: 3}})
  expect(readFileSync(join(cwd, 'marks'), 'utf8')).toBe('x\n')
})

test('a change whose end stays unknown is asked about once more before it runs again', async () => {
  const hang = 'echo x >> marks; test "$(wc -l < marks)" -ge 2 || exec sleep 60'
  const step = stepText(
    'c',
    '.change timeout=1s grace=100ms',
    hang,
    verify('test "$(wc -l < marks)" -ge 2', 'timeout=5s'),
  )
  const stopped = await executeSample(runbookText(step), {before: [run, {kind: 'stop'}], after: [run]})
  expect(stopped.run).toMatchObject({status: 'interrupted', steps: [{status: 'unknown', attempts: 2}]})
  const repeated = await executeSample(runbookText(step), {after: [run]})
  expect(repeated.run.steps[0]).toMatchObject({status: 'passed', attempts: 3})
})

test('only inputs that nothing has used can be changed', async () => {
  const markdown = runbookText(
    `${stepText('a', '.read', 'echo "$FIRST"')}
${stepText('c', '.read when="GATE=on"', 'echo "$SECOND"')}
:::step[By hand]{#hand .read}
Give them \`BY_HAND\`.
:::
${stepText('found', '.read', 'echo 1').replace('```bash', '```bash capture=FOUND')}
${stepText('b', '.read', 'echo "$SECOND $FOUND"')}`,
    [
      ...inputs,
      '  GATE: {type: string, default: off, description: Decides}',
      '  BY_HAND: {type: string, default: hand, description: Read by a person}',
      '  FREE: {type: string, default: free, description: Used by nothing}',
    ],
  )
  const attest = {kind: 'attest', note: 'told them'} as const
  const {run: done} = await executeSample(markdown, {before: [run, attest, run, {kind: 'stop'}]})
  expect(done.status).toBe('interrupted')
  const names = ['FIRST', 'SECOND', 'GATE', 'BY_HAND', 'FREE', 'FOUND']
  expect(changeableInputs(done, 'b', names)).toEqual(['SECOND', 'FREE'])
})
