import {expect, test} from 'vitest'
import {renderProblem} from '../src/markdown-to-runbook/render-problem.ts'
import type {Problem} from '../src/model/problem.ts'
import {readPage} from '../src/runbook-to-problems/page.ts'
import {verifyPage} from '../src/runbook-to-problems/verify.ts'
import {projectFacts} from './project-facts.ts'

const facts = projectFacts()

function check(markdown: string): readonly Problem[] {
  return verifyPage(readPage(markdown, 'page.md'), facts).problems
}

test.each([
  ['an npm script', 'Run `npm run chekc`.', 'npm-script-missing', 'Did you mean `npm run check`?'],
  ['a command', 'Type `runbook rum disaster-recovery`.', 'runbook-command-wrong', 'Did you mean `run`?'],
  [
    'an option',
    '```bash\nnpx runbook run disaster-recovery \\\n  --enviroment x\n```',
    'runbook-command-wrong',
    '`--environment`',
  ],
  [
    'a runbook',
    'Type `npx --no runbook plan disaster-recover`.',
    'runbook-command-wrong',
    '`disaster-recovery`',
  ],
  ['a step', 'Type `runbook run disaster-recovery --only clonne`.', 'runbook-command-wrong', '`clone`'],
  [
    'an environment',
    'Type `runbook plan disaster-recovery --environment=prodution`.',
    'runbook-command-wrong',
    '`production`',
  ],
  ['a path', 'Look at `src/modle/run.ts`.', 'repository-path-missing', 'Correct the path'],
])('a page that names %s which does not exist is a problem', (_what, markdown, rule, hint) => {
  const problems = check(markdown)
  expect(problems).toMatchObject([{rule, severity: 'error', hint: expect.stringContaining(hint)}])
})

test.each([
  ['`npx --no runbook run disaster-recovery --environment production --from clone`'],
  ['`runbook runs audit RUN --head HASH` and `runbook report latest`'],
  ['`src/model/run.ts`, `tests/` and `docs/_data/*.yaml`'],
  ['the word runbook run outside of code, npm run nothing'],
])('%s is fine', (markdown) => {
  expect(check(markdown).map(renderProblem)).toEqual([])
})
