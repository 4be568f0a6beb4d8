import {expect, test} from 'vitest'
import {findDoubtful} from '../../../src/runbook-to-problems/links/find-doubtful.ts'
import {readPage} from '../../../src/runbook-to-problems/page.ts'
import {describePage} from '../../../src/runbook-to-problems/page-facts.ts'
import {emptyRepository} from '../../../src/runbook-to-problems/repository.ts'
import {verifyPage} from '../../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from '../sample-facts.ts'

/** Severities of what is said about a page that has these links. */
function check(...urls: readonly string[]): readonly string[] {
  const text = `# A\n\n## Part one\n\n## Part two\n\n${urls.map((url) => `[x](${url})\n`).join('')}`
  const page = readPage(text, 'guide/a.md')
  const facts = {
    ...sampleFacts,
    project: undefined,
    paths: new Set(['guide', page.file, 'guide/api', 'guide/api/e.md']),
    pages: new Map([[page.file, describePage(page)]]),
    repository: emptyRepository,
  }
  const repository = {...emptyRepository, doubtful: findDoubtful([page], facts)}
  return verifyPage(page, {...facts, repository})
    .problems.filter(({rule}) => rule.startsWith('link-'))
    .map(({severity}) => severity)
}

test('many files that are missing in one folder are what a build makes', () => {
  expect(check('api/a.md', 'api/b.md', 'api/c.md', 'api/c.md')).toEqual(['error', 'error', 'error', 'error'])
  expect(check('api/a.md', 'api/b.md', 'api/c.md', 'api/d.md')).toEqual(Array(4).fill('warning'))
  expect(check('api/a.md', 'api/b.md', 'c.md', 'd.md')).toEqual(Array(4).fill('error'))
})

test('where a third of the ids that links name is missing, the generator makes ids in its own way', () => {
  expect(check('#x', '#y', '#x')).toEqual(Array(3).fill('error'))
  expect(check('#x', '#y', '#z', '#part-one')).toEqual(Array(3).fill('warning'))
  const known = ['#part-one', '#part-two', '#a', '#Part-one', '#PART-two', '#A', '#user-content-a']
  expect(check('#x', '#y', '#z', ...known)).toEqual(Array(3).fill('error'))
})
