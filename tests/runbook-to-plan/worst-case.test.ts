import {expect, test} from 'vitest'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import {worstCaseOf, worstCaseOfAll, worstWayBackMs} from '../../src/runbook-to-plan/worst-case.ts'
import {runbookText, stepText} from '../make-project.ts'

const verify = (attributes: string) => `\n\`\`\`bash verify ${attributes}\ntrue\n\`\`\`\n`
const stepOf = (text: string) => parseRunbook(runbookText(text), 'r.md').runbook.steps[0]!

test.each([
  ['one attempt', stepText('a', '.read timeout=10s grace=1s', 'true'), {runMs: 11, verifyMs: 0, pauseMs: 0}],
  [
    'three attempts and their pauses',
    stepText('a', '.read timeout=10s grace=1s retry=2 every=4s', 'true'),
    {runMs: 33, verifyMs: 0, pauseMs: 8},
  ],
  [
    'a verify with its tries',
    stepText('a', '.change timeout=10s grace=1s', 'true', verify('timeout=5s retry=3 every=2s')),
    {runMs: 11, verifyMs: 24, pauseMs: 6},
  ],
  [
    'a change that is asked once more before each new attempt',
    stepText(
      'a',
      '.change timeout=10s grace=1s retry=1 every=3s',
      'true',
      verify('timeout=5s retry=1 every=2s'),
    ),
    {runMs: 22, verifyMs: 30, pauseMs: 7},
  ],
  ['a step by hand', ':::step[A]{#a .change}\nDo it.\n:::\n', {runMs: 0, verifyMs: 0, pauseMs: 0}],
])('the worst case of %s is the sum of its limits', (_name, text, seconds) => {
  const worst = worstCaseOf(stepOf(text))
  const {runMs, verifyMs, pauseMs} = seconds
  const all = {runMs: runMs * 1000, verifyMs: verifyMs * 1000, pauseMs: pauseMs * 1000}
  expect(worst).toEqual({...all, totalMs: all.runMs + all.verifyMs + all.pauseMs})
})

test('a step that is left out takes no time, there or back', () => {
  const step = stepOf(
    stepText('a', '.change timeout=10s grace=1s', 'true', '\n```bash rollback\ntrue\n```\n'),
  )
  const steps = [step, {...step, leftOut: 'not named by --only'}]
  expect(worstCaseOfAll(steps).totalMs).toBe(11_000)
  expect(worstWayBackMs(steps)).toBe(11_000)
})
