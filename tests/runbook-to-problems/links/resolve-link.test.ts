import {expect, test} from 'vitest'
import type {Facts} from '../../../src/runbook-to-problems/facts.ts'
import {resolveLink} from '../../../src/runbook-to-problems/links/resolve-link.ts'
import {readPage} from '../../../src/runbook-to-problems/page.ts'
import {describePage} from '../../../src/runbook-to-problems/page-facts.ts'
import {sampleFacts} from '../sample-facts.ts'

const texts: Readonly<Record<string, string>> = {
  'docs/index.md': '---\nslug: /\n---\n# Start\n',
  'docs/a/b.md': '# B\n\n## Part one\n\n<a id="raw"></a>\n\n## Named {#given}\n',
  'docs/a/01-c.mdx': '# C\n',
  'docs/a/a.md': '# A\n',
  'runbooks/fix.md': '## Clone\n\n:::step[T]{#clone .read}\n:::\n',
  'i18n/fr/docusaurus-plugin-content-docs/current/a/b.md': '# B\n\n## Première partie\n',
  'README.md': '# Read me\n',
}

function factsOf(project: Facts['project']): Facts {
  const pages = Object.entries(texts).map(([file, text]) => describePage(readPage(text, file)))
  const paths = new Set([...Object.keys(texts), 'docs', 'docs/a', 'docs/a/x.png', 'static/img/l.svg'])
  return {...sampleFacts, pages: new Map(pages.map((page) => [page.file, page])), paths, project}
}

const ours = factsOf(sampleFacts.project)
const theirs = factsOf(undefined)

/** ex: `docs/a/b.md#part-one`, or the kind where it leads to no file. */
function lead(url: string, from: string, facts = ours): string {
  const {route} = facts.pages.get(from) ?? {}
  const to = resolveLink(url, {file: from, ...(facts.project && {route})}, facts)
  if (to.kind === 'page') return to.id === '' ? to.page.file : `${to.page.file}#${to.id}`
  if (to.kind === 'file') return to.file
  return to.kind === 'missing' && to.isGuess ? 'perhaps' : to.kind
}

const translated = 'i18n/fr/docusaurus-plugin-content-docs/current/a/b.md'

test.each([
  ['./b.md#part-one', 'docs/a/a.md', 'docs/a/b.md#part-one'],
  ['b.md', 'docs/a/a.md', 'docs/a/b.md'],
  ['../index.md', 'docs/a/b.md', 'docs/index.md'],
  ['./01-c.mdx', 'docs/a/b.md', 'docs/a/01-c.mdx'],
  ['./B.md', 'docs/a/a.md', 'missing'],
  ['/docs', 'docs/a/b.md', 'docs/index.md'],
  ['/docs/', 'docs/a/b.md', 'docs/index.md'],
  ['/docs/a', 'docs/a/b.md', 'docs/a/a.md'],
  ['/docs/a/c', 'docs/a/b.md', 'docs/a/01-c.mdx'],
  ['/docs/a/01-c', 'docs/a/b.md', 'missing'],
  ['c', 'docs/a/b.md', 'docs/a/01-c.mdx'],
  ['/runbooks/fix#clone', 'docs/a/b.md', 'runbooks/fix.md#clone'],
  ['/runbooks', 'docs/a/b.md', '/runbooks'],
  ['/img/l.svg', 'docs/a/b.md', 'static/img/l.svg'],
  ['/img/L.svg', 'docs/a/b.md', 'missing'],
  ['./x.png', 'docs/a/b.md', 'docs/a/x.png'],
  ['@site/static/img/l.svg', 'docs/a/b.md', 'static/img/l.svg'],
  ['@site/static/img/m.svg', 'docs/a/b.md', 'missing'],
  ['#given', 'docs/a/b.md', 'docs/a/b.md#given'],
  ['/docs/a/b?x=1#raw', 'docs/index.md', 'docs/a/b.md#raw'],
  ['./c', 'docs/index.md', 'missing'],
  ['../../../x.md', 'docs/index.md', 'missing'],
  ['https://example.org', 'docs/index.md', 'outside'],
  ['//example.org', 'docs/index.md', 'outside'],
  ['mailto:a@example.org', 'docs/index.md', 'unknown'],
  ['pathname:///made-by-the-build', 'docs/index.md', 'unknown'],
  ['/docs/a/b', translated, translated],
  ['/docs/a/c', translated, 'docs/a/01-c.mdx'],
  ['./a.md', translated, 'docs/a/a.md'],
  ['/fr/docs/a/b', 'docs/index.md', translated],
  ['docs/a/b.md', 'README.md', 'docs/a/b.md'],
  ['docs/a', 'README.md', 'docs/a'],
  ['/docs/a/b.md', 'README.md', 'docs/a/b.md'],
  ['docs/b.md', 'README.md', 'missing'],
])('on a page of the site %s of %s leads to %s', (url, from, to) => {
  expect(lead(url, from)).toBe(to)
})

test.each([
  ['docs/a/b', 'README.md', 'docs/a/b.md'],
  ['/some/route', 'README.md', 'unknown'],
  ['some/route', 'README.md', 'perhaps'],
  ['some/file.md', 'README.md', 'missing'],
  ['{{< ref "x.md" >}}', 'README.md', 'unknown'],
  ['../beyond.md', 'README.md', 'unknown'],
  ['%zz.md', 'README.md', 'missing'],
])('in the Markdown of a stranger %s of %s leads to %s', (url, from, to) => {
  expect(lead(url, from, theirs)).toBe(to)
})

test('ids of a page are those of steps, headings, comments and HTML; a section gives way to a step', () => {
  expect(ours.pages.get('docs/a/b.md')?.ids).toEqual(['b', 'part-one', 'raw', 'given'])
  expect(ours.pages.get('runbooks/fix.md')?.ids).toEqual(['clone', 'section-clone'])
  const {ids} = readPage('## Twice\n\n## Twice\n\n## A <!-- #own -->\n\n## Ünï `code` & more!\n', 'docs/x.md')
  expect([...ids]).toEqual(['twice', 'twice-1', 'own', 'ünï-code--more'])
})
