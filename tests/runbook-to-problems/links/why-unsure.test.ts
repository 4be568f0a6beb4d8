import {expect, test} from 'vitest'
import {isIgnored} from '../../../src/runbook-to-problems/links/is-ignored.ts'
import {readPage} from '../../../src/runbook-to-problems/page.ts'
import {
  emptyRepository,
  findSites,
  type RepositoryFacts,
} from '../../../src/runbook-to-problems/repository.ts'
import {verifyPage} from '../../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from '../sample-facts.ts'

interface Around {
  readonly from?: string
  readonly paths?: readonly string[]
  readonly repository?: Partial<RepositoryFacts>
}

const site = {sites: ['guide']}

/** What is said about a link of a stranger's page: its severity, and why it is not sure. */
function check(url: string, {from = 'guide/a.md', paths = [], repository = {}}: Around): string {
  const facts = {
    ...sampleFacts,
    project: undefined,
    paths: new Set([...paths, from, 'guide']),
    pages: new Map(),
    repository: {...emptyRepository, ...repository},
  }
  const found = verifyPage(readPage(`# A\n\n[b](${url})\n`, from), facts).problems
  const [problem] = found.filter(({rule}) => rule === 'link-missing')
  return problem ? `${problem.severity} ${problem.hint.split('Not sure: ')[1] ?? ''}`.trim() : 'nothing'
}

test.each<[string, Around, string]>([
  ['b.md', {}, 'error'],
  ['b.md', {paths: ['b.md.in']}, 'error'],
  ['b.md', {paths: ['guide/b.md.in']}, 'warning a build may make it of `guide/b.md.in`.'],
  [
    'b.md',
    {repository: {ignored: [{folder: 'guide', pattern: 'b*.md'}]}},
    'warning a `.gitignore` names it, so a build may make it.',
  ],
  ['b.md', {repository: {built: ['b.md']}}, 'warning a build file names it, so a build may make it.'],
  ['b.md', {repository: {...site, built: ['c.md']}}, 'error'],
  [
    'b.md',
    {repository: site, paths: ['guide/conf.py']},
    'warning it may be a label that the build of Sphinx makes.',
  ],
  ['../guide/b.md', {repository: site, paths: ['guide/conf.py']}, 'error'],
  ['theme/b.md', {repository: {submodules: ['guide/theme']}}, 'warning it is in a submodule.'],
  ['old/b.md', {repository: {symlinks: ['guide/old']}}, 'warning it is behind a symbolic link.'],
  ['../.github/b.yml', {}, 'warning `.github` is not here, and packages leave hidden files out.'],
  ['../.github/b.yml', {paths: ['.github']}, 'error'],
  ['b.md', {paths: ['guide/b/index.md']}, 'warning a site may show `guide/b/index.md` there.'],
  ['index.md', {paths: ['guide/_index.md']}, 'warning a site may show `guide/_index.md` there.'],
  ['img/b.png', {paths: ['static/img/b.png']}, 'warning a site may show it from `static/img/b.png`.'],
  ['../img/b.png', {paths: ['static/img/c.png']}, 'error'],
  ['img/b.png', {paths: ['static/img/b.png'], from: 'README.md'}, 'error'],
  ['b.md', {paths: ['guide/B.md']}, 'warning a site may show it from `guide/B.md`.'],
  ['B.md', {paths: ['guide/b.md']}, 'error'],
  ['b.md', {paths: ['guide/B.md'], from: 'guide/README.md'}, 'error'],
  [
    'b.md',
    {from: 'part/README.md', repository: {copies: ['part/README.md']}},
    'warning the page is a copy of the README at the root.',
  ],
  ['b.md', {from: 'part/README.md', repository: {copies: ['other/README.md']}}, 'error'],
  ['img/b.png', {paths: ['static/img/b.png'], from: 'guide/README.md'}, 'error'],
  [
    'img/b.png',
    {paths: ['static/img/b.png'], from: 'guide/README.md', repository: site},
    'warning a site may show it from `static/img/b.png`.',
  ],
  ['../other/b.md', {repository: site}, 'warning a site of `guide` may be published beside it.'],
  ['api/b.md', {repository: site}, 'warning a build of the site may make the folder `guide/api`.'],
  ['api/b.md', {}, 'error'],
  ['b.md', {repository: site}, 'error'],
  ['@docroot@/b.md', {}, 'nothing'],
  ['[[config:repo]]/b.md', {}, 'nothing'],
  ['`e:app:b.md`', {}, 'nothing'],
  ['../blob/main/b.md', {}, 'nothing'],
  ['@site/static/b.png', {}, 'nothing'],
  ['@/b.md', {}, 'nothing'],
  ['~/assets/b.png', {}, 'nothing'],
  ['b.md', {from: 'guide/_b.md'}, 'warning the text of the page may be shown in another one.'],
  ['b.md', {from: 'templates/postmortem.md'}, 'warning the text of the page may be shown in another one.'],
  [
    'b.md',
    {from: 'guide/postmortem-template.md'},
    'warning the text of the page may be shown in another one.',
  ],
  ['b.md', {from: 'guide/_index.md'}, 'error'],
  ['path/to/b.md', {}, 'warning the address reads as a placeholder.'],
  ['your-runbook.md', {}, 'warning the address reads as a placeholder.'],
  ['food.md', {}, 'error'],
  ['b.md', {from: '.github/PULL_REQUEST_TEMPLATE.md'}, 'nothing'],
  ['b.md', {from: '.github/README.md', paths: ['.github']}, 'error'],
  ['b.md', {from: 'vendor/x/README.md'}, 'note'],
  ['b.md', {from: 'test/fixtures/a.md'}, 'note'],
  ['b.md', {from: 'test/cases-of-it.md'}, 'note'],
  ['b.md', {from: 'test/README.md'}, 'error'],
])('a missing `%s` around %j: %s', (url, around, said) => {
  expect(check(url, around)).toBe(said)
})

test.each([
  ['docs/a.md', ['/docs'], true],
  ['x/docs/a.md', ['/docs'], false],
  ['x/docs/a.md', ['docs/'], true],
  ['x/a.md', ['*.md', '!a.md'], false],
  ['x/b.md', ['*.md', '!a.md'], true],
  ['x/y/b.md', ['x/**/b.md'], true],
  ['x/b.md', ['x/**/b.md'], true],
  ['x/by.md', ['x/b?.md'], true],
  ['x/bmd', ['b.md'], false],
  ['v1.md', ['v[0-9].md'], true],
  ['aaaaaaaa.md', ['*a*a*a*a*.md'], false],
  ['v1.md', ['v[z-a].md'], true],
  ['v1.md', ['v[9-0.md', '(', '+'], false],
])('%s with the lines %j is ignored: %s', (path, lines, ignored) => {
  expect(
    isIgnored(
      path,
      lines.map((pattern) => ({folder: '', pattern})),
    ),
  ).toBe(ignored)
})

test('the folders of sites are those of their configuration, and the pages beside them', () => {
  expect(findSites(['docs/.vitepress', 'docs', 'a/mkdocs.yml', 'a'])).toEqual(['a', 'docs'])
  expect(findSites(['website/docusaurus.config.js', 'website', 'docs'])).toEqual(['docs', 'website'])
  expect(findSites(['site/content/_index.md', 'site/content', 'site'])).toEqual(['site'])
  expect(findSites(['mkdocs.yml'])).toEqual([''])
  expect(findSites(['README.md'])).toEqual([])
})
