import {expect, test} from 'vitest'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

test.each([
  ['See `npm run nothing`.\n', '1:6'],
  ['See `echo x &&\nnpm run nothing` and go on.\n', '2:1'],
  ['> See `echo x &&\n> npm run nothing` and go on.\n', '2:3'],
  ['See ``echo `x` &&\r\n  npm run nothing``.\r\n', '2:3'],
  ['```bash\necho x && npm run nothing\n```\n', '2:11'],
  ['```bash\necho x && \\\n  npm run nothing\n```\n', '3:3'],
  ['- a\n\n  ```bash\n  echo x && npm run nothing\n  ```\n', '4:13'],
])('a command within %j is found where it stands', (text, where) => {
  const {problems} = verifyPage(readPage(text, 'docs/a.md'), sampleFacts)
  const found = problems.filter(({rule}) => rule === 'npm-script-missing')
  expect(found.map(({place: {line, column}}) => `${line}:${column}`)).toEqual([where])
})
