import {expect, test} from 'vitest'
import {renderProblem} from '../../src/markdown-to-runbook/render-problem.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {describePage} from '../../src/runbook-to-problems/page-facts.ts'
import {verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

const original = readPage('# A\n\n```bash\ngcloud x\n```\n\n```bash\ngcloud y\n```\n', 'docs/a.md')
const facts = {...sampleFacts, pages: new Map([['docs/a.md', describePage(original)]])}
const file = 'i18n/fr/docusaurus-plugin-content-docs/current/a.md'

function check(text: string, name = file): readonly string[] {
  const {problems} = verifyPage(readPage(text, name), facts)
  return problems.filter(({rule}) => rule === 'translation-differs').map(renderProblem)
}

test('prose may differ, code may not', () => {
  const text = '# Ä\n\nAutre texte.\n\n```bash\ngcloud x\n```\n\nEt puis :\n\n```bash\ngcloud y\n```\n'
  expect(check(text)).toEqual([])
  expect(check(text.replace('gcloud y', 'gcloud  y'))).toEqual([
    expect.stringContaining('a.md:11:1 error Block 2 is another one'),
  ])
  expect(check(text.replace('gcloud y\n```', 'gcloud y\n```\n\n```bash\nz\n```'))).toEqual([
    expect.stringContaining('Block 3 is not in docs/a.md'),
  ])
  expect(check('# Ä\n\n```bash\ngcloud x\n```\n')).toEqual([expect.stringContaining('Block 2 is missing')])
})

test('a translation of no page is found', () => {
  expect(check('# B\n', file.replace('a.md', 'b.md'))).toEqual([
    expect.stringContaining('There is no `docs/b.md`'),
  ])
})
