import {expect, test} from 'vitest'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

function severities(file: string, facts: typeof sampleFacts): readonly string[] {
  const {problems} = verifyPage(readPage('See [gone](gone.md).\n', file), facts)
  return problems.filter(({rule}) => rule === 'link-missing').map(({severity}) => severity)
}

const {project: _ours, ...strangers} = sampleFacts

test.each([
  ['docs/a.md', 'error'],
  ['contrib/README.md', 'error'],
  ['test/README.md', 'error'],
  ['contrib/zstd/README.md', 'note'],
  ['src/external/e57/README.md', 'note'],
  ['vendor/x/README.md', 'note'],
  ['test/pages/a.md', 'note'],
])("a dead link of a stranger's %s: %s", (file, severity) => {
  expect(severities(file, strangers as typeof sampleFacts)).toEqual([severity])
})

test('in a project of ours every page is ours', () => {
  expect(severities('docs/contrib/zstd/a.md', sampleFacts)).toEqual(['error'])
})
