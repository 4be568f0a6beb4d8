import {expect, test} from 'vitest'
import {readPage} from '../../../src/runbook-to-problems/page.ts'
import {describePage} from '../../../src/runbook-to-problems/page-facts.ts'
import {emptyRepository, findSites} from '../../../src/runbook-to-problems/repository.ts'
import {verifyPage} from '../../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from '../sample-facts.ts'

/** What is said about the link of a page to another page of a stranger. */
function check(id: string, target: string, to = 'guide/b.md'): readonly string[] {
  const pages = [readPage(`# A\n\n[b](/${to}#${id})\n`, 'guide/a.md'), readPage(target, to)]
  const facts = {
    ...sampleFacts,
    project: undefined,
    paths: new Set(pages.map(({file}) => file)),
    pages: new Map(pages.map((page) => [page.file, describePage(page)])),
  }
  return verifyPage(pages[0]!, facts)
    .problems.filter(({rule}) => rule === 'link-anchor-missing')
    .map(({severity}) => severity)
}

test.each([
  ['term', '# B\n\n- [a term]{#term}\n'],
  ['+SDio', '# B\n\n- **`+SDio`{:\n  #+SDio }** - text\n'],
  ['lt-name-gt-install', '# B\n\n## `<name>.install`\n'],
  ['early_and_late', '# B\n\n## Early and late\n'],
  ['has-one-and-belongs', '# B\n\n## `has_one_and_belongs`\n'],
  ['part', '# B\n\n<a id=part></a>\n'],
  ['part', '# B\n\n## Another\n{: #part .wide}\n'],
  ['part', '# B\n\n(part)=\n## Another\n'],
  ['part', '# B\n\n<Tab name="x" id={"part"}>\ntext\n</Tab>\n'],
  ['part', '# B\n\n### Another <small>b</small> { id=part }\n'],
  ['a-tab', '# B\n\n=== "A tab"\n\n    text\n'],
  ['with-actions-insiders', '# B\n\n## With actions\n\n=== "Insiders"\n\n    text\n'],
  ['part', '# B\n\n!!! note\n\n    ## Part\n'],
  ['part', '# B\n\n<div>\n<h3 class="x">Part</h3>\n</div>\n'],
  ['dep0090', '# B\n\n## DEP0090: Invalid lengths\n'],
  ['level-less-than-low-or-high-greater-than', '# B\n\n## `--level=<low|high>`\n'],
  ['fn1', '# B\n'],
  ['/route', '# B\n'],
])('`#%s` may be an id of %j to another generator', (id, target) => {
  expect(check(id, target)).toEqual([])
})

test.each([
  ['a file that is put in', '# B\n\n{{#include ./c.md}}\n', 'guide/b.md'],
  ['a snippet', '# B\n\n--8<-- "c.md"\n', 'guide/b.md'],
  ['a comment that a plugin reads', '# B\n\n#### <!-- md:option part -->\n', 'guide/b.md'],
  ['a component', '# B\n\n<Shared />\n', 'guide/b.mdx'],
  ['a page without a title, which is put into others', 'text\n\n#### An option\n', 'guide/b.md'],
  ['a file whose name says so', '# B\n', 'guide/b-prefix.md'],
])('where a page has %s, its ids are not all known', (_what, target, to) => {
  expect(check('part', target, to)).toEqual(['note'])
})

test('an id that nothing makes is an error', () => {
  expect(check('part', '# B\n\n## Parts of it\n')).toEqual(['error'])
  expect(check('install', '# B\n\n## Install it by hand\n')).toEqual(['error'])
})

test('on a page of Sphinx `#label` may be a label of any other page', () => {
  const page = readPage('# B\n\n[a](#part)\n', 'docs/b.md')
  const found = (paths: readonly string[]) =>
    verifyPage(page, {
      ...sampleFacts,
      project: undefined,
      repository: {...emptyRepository, sites: ['docs']},
      paths: new Set(paths),
      pages: new Map([[page.file, describePage(page)]]),
    }).problems.filter(({rule}) => rule === 'link-anchor-missing').length
  expect(found(['docs/conf.py'])).toBe(0)
  expect(found(['docs/mkdocs.yml'])).toBe(1)
})

const guide = '# B\n\n## Install it\n\n## Leave it\n'

/** What is said about a link to an id of a page of a site, with why it is not sure. */
function checkSite(
  id: string,
  paths: readonly string[],
  file = 'site/b.md',
  text = guide,
): readonly string[] {
  const page = readPage(`${text}\n[b](#${id})\n`, file)
  const facts = {
    ...sampleFacts,
    project: undefined,
    paths: new Set([...paths, file]),
    pages: new Map([[file, describePage(page)]]),
    repository: {...emptyRepository, sites: findSites(['site', ...paths])},
  }
  return verifyPage(page, facts)
    .problems.filter(({rule}) => rule === 'link-anchor-missing')
    .map(({severity, hint}) => `${severity} ${hint.split('Not sure: ')[1] ?? ''}`.trim())
}

test('a generator of a site makes ids in its own way, but not one that differs by a letter', () => {
  const own = 'warning a site generator of `site` may make ids in its own way.'
  expect(checkSite('part', ['site/mkdocs.yml'])).toEqual([own])
  expect(checkSite('instal-it', ['site/mkdocs.yml'])).toEqual(['error'])
  expect(checkSite('part', ['site/docusaurus.config.js'])).toEqual(['error'])
  expect(checkSite('part', ['mkdocs.yml'], 'README.md')).toEqual(['error'])
  expect(checkSite('part', [])).toEqual(['error'])
})

test('a site may name a call by what stands before its bracket', () => {
  const text = '# B\n\n### System.exit(code, reason, message)\n'
  expect(checkSite('system-exit', [], 'b.md', text)).toEqual([
    'warning a site may make it of `System.exit` before the bracket.',
  ])
  // Another id is near: it is the call all the same.
  expect(checkSite('system-exit', [], 'b.md', `${text}\n### System.exits()\n`)).toEqual([
    'warning a site may make it of `System.exit` before the bracket.',
  ])
  expect(checkSite('system-stop', [], 'b.md', text)).toEqual(['error'])
})
