import {expect, test} from 'vitest'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {Environment} from '../../src/model/environment.ts'
import {type PlanOptions, planRun} from '../../src/runbook-to-plan/plan-run.ts'
import {runbookText, stepText} from '../make-project.ts'

const environment: Environment = {
  name: 'plain',
  version: 1,
  description: 'A test.',
  guarded: false,
  yes: 'none',
  refs: [],
  pass: [],
  values: {PLACE: 'from the environment', UNUSED: 'TO FILL later'},
  secrets: {},
}

const markdown = runbookText(
  `${stepText('find', '.read', 'echo x').replace('```bash', '```bash capture=FOUND')}
${stepText('use', '.read', 'echo "$FOUND $PLACE"')}
${stepText('again', '.read needs=use', 'echo "$COUNT $MOMENT"')}`,
  [
    'inputs:',
    '  PLACE: {type: string, description: Where, default: from the default}',
    '  COUNT: {type: integer, description: How many, default: 3}',
    '  MOMENT: {type: datetime, description: When, default: "2026-02-11T11:00:00+01:00"}',
  ],
)

const plan = (options: PlanOptions = {}, env = environment) =>
  planRun(parseRunbook(markdown, 'runbooks/r.md').runbook, env, options).plan

test('a value comes from --input, then the environment, then the default', () => {
  expect(plan({given: {COUNT: '4'}}).values).toEqual({
    PLACE: 'from the environment',
    COUNT: '4',
    MOMENT: '2026-02-11T10:00:00.000Z',
  })
  expect(plan({given: {PLACE: 'given'}}).values.PLACE).toBe('given')
  expect(plan({}, {...environment, values: {}}).values.PLACE).toBe('from the default')
})

test('a capture that is given leaves its step out', () => {
  const {steps, values} = plan({given: {FOUND: 'known'}})
  expect(steps[0]?.leftOut).toBe('FOUND was given by --input')
  expect(values.FOUND).toBe('known')
})

test.each<[PlanOptions, string]>([
  [{from: 'use'}, '`FOUND` (captured by `find`)'],
  [{only: ['use']}, '`FOUND` (captured by `find`)'],
  [{only: ['again']}, 'needs `use`, which the selection leaves out'],
  [{only: ['nothing']}, 'has no step `nothing`'],
  [{given: {COUNT: 'many'}}, '`COUNT` expects an integer, got "many"'],
  [{given: {MOMENT: '2026-02-11T11:00:00'}}, '`MOMENT` expects a datetime with a zone'],
  [{given: {PLACE: 'a\0b'}}, 'NUL'],
  [{given: {PLACE: 'TO FILL name', COUNT: 'x'}}, '`PLACE` is still to be filled in'],
])('%j is refused', (options, message) => {
  expect(() => plan(options)).toThrow(message)
})

test('every value that cannot be used is named at once', () => {
  expect(() => plan({given: {COUNT: 'x', MOMENT: 'y'}})).toThrow(/`COUNT`.*`MOMENT`/)
})

test('the digest follows text, environment, values and selection, and nothing else', () => {
  const digest = plan().digest
  expect(plan().digest).toBe(digest)
  expect(plan({given: {COUNT: '4'}}).digest).not.toBe(digest)
  expect(plan({only: ['find', 'use']}).digest).not.toBe(digest)
  expect(plan({}, {...environment, name: 'other'}).digest).not.toBe(digest)
})
