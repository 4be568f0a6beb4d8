import {expect, test} from 'vitest'
import {planRollback} from '../../src/plan-to-run/plan-rollback.ts'
import {runbookText, stepText} from '../make-project.ts'
import {executeSample} from './execute-sample.ts'

test('a step is rolled back with the values of its own attempt, whatever was changed later', async () => {
  const rollback = '\n```bash rollback\nbash undo.sh\n```\n'
  const markdown = runbookText(
    `${stepText('script', '.change', 'true', rollback)}\n${stepText('later', '.change', 'echo "$PLACE"', rollback)}`,
    ['inputs:', '  PLACE: {type: string, default: here, description: Where}'],
  )
  const change = {kind: 'change', name: 'PLACE', value: 'there'} as const
  const {lines} = await executeSample(markdown, {before: [{kind: 'run'}, change]})
  const plan = planRollback(lines)
  expect(
    plan.steps.map(({step, captures}) => [step.id, {...plan.run.plan.values, ...captures}.PLACE]),
  ).toEqual([
    ['later', 'there'],
    ['script', 'here'],
  ])
})
