import {expect, test} from 'vitest'
import {runbookText, stepText} from '../make-project.ts'
import {executeSample} from './execute-sample.ts'

const verify = (code: string) => `\n\`\`\`bash verify\n${code}\n\`\`\`\n`

test('in a rehearsal a check that holds before its change fails the step, and nothing is changed', async () => {
  const markdown = runbookText(stepText('c', '.change', 'touch made', verify('true')))
  const {run} = await executeSample(markdown, {provesVerify: true})
  expect(run.steps[0]).toMatchObject({status: 'failed', hint: 'Let it ask for what only this step changes.'})
  expect(run.steps[0]!.message).toMatch(
    /^The verify of step `c` \(runbooks\/sample\.md:\d+\) held before the step ran: it proves nothing\.$/,
  )
  expect(run.steps[0]!.exitCode).toBeUndefined()
})

test('a check that holds only afterwards passes, and outside a rehearsal nobody asks before', async () => {
  const markdown = runbookText(
    stepText('c', '.change', 'touch made', verify('echo asked >> asked; test -e made')),
  )
  const {run} = await executeSample(markdown, {provesVerify: true})
  expect(run.steps[0]).toMatchObject({status: 'passed', verify: {answer: 'holds', tries: 1}})
  const always = runbookText(stepText('c', '.change', 'touch made', verify('true')))
  expect((await executeSample(always, {})).run.steps[0]).toMatchObject({status: 'passed'})
})
