import {expect, test} from 'vitest'
import {nearest} from '../../plugins/remark-runbook/index.ts'
import {readDataFile} from '../../src/runbook-to-problems/data-file.ts'
import type {Facts} from '../../src/runbook-to-problems/facts.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {describePage} from '../../src/runbook-to-problems/page-facts.ts'
import {verifyData, verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

const {project: _ours, ...strangers} = sampleFacts

/** Place, severity, rule and message of what a page is refused for. */
function check(text: string, {file = 'docs/page.md', facts = sampleFacts as Facts} = {}): readonly string[] {
  const problems = file.endsWith('.yaml')
    ? verifyData(readDataFile(text, file), facts).problems
    : verifyPage(readPage(text, file), facts).problems
  return problems
    .filter(({severity}) => severity !== 'note')
    .map(
      ({place, severity, rule, message}) => `${place.line}:${place.column} ${severity} ${rule}: ${message}`,
    )
}

const key = `${'AKIA'}${'QWERTYUIOPASDFGH'}`
const address = `postgresql://api:${'gH7xkQ29'}${'dLmz'}@10.0.0.3/db`

test.each([
  [
    'a field of front matter twice',
    '---\ntitle: A\ntitle: A\n---\n',
    '3:1 error page-field-unknown: The front matter is not YAML',
  ],
  [
    'a bracket of front matter',
    '---\ntitle: A\nkeywords: [a, b\n---\n',
    ' error page-field-unknown: The front matter is not YAML',
  ],
  [
    'a comment that takes the next one',
    'A\n\n<!-- one --\n\nB\n\n<!-- two -->\n',
    '3:1 error markup-unclosed: This comment',
  ],
  ['a comment without an end', 'A\n\n<!-- one\n\nB\n', '3:1 error markup-unclosed: This comment'],
  ['a mark of a merge', 'A\n\n>>>>>>> main\n', '3:1 error conflict-left: `>>>>>>> main`'],
  ['a mark of a merge in code', '```yaml\n<<<<<<< HEAD\n```\n', '2:1 error conflict-left: `<<<<<<< HEAD`'],
  [
    'a key in prose',
    `A\n\nThe key is ${key}.\n`,
    '3:12 error secret-literal: The line holds an AWS access key',
  ],
  [
    'a password in prose',
    `A\n\nUse \`${address}\`.\n`,
    '3:6 error secret-literal: The line holds a password',
  ],
  [
    'a password of mixed signs in prose',
    `A\n\nPassword: \`${'hunter2-'}${'Gx81!kq'}\`\n`,
    '3:1 error secret-literal: The line seems to hold a password',
  ],
  [
    'front matter without its first line',
    'title: A\ndescription: B\nmdx: {format: mdx}\n---\n\nText.\n',
    '1:1 error front-matter-unclosed: The front matter has no `---` before it',
  ],
  ['a space within a link', '| A |\n| --- |\n| [who] (#who) |\n', '3:7 error link-syntax: `] (#who)`'],
  ['a space within a link of prose', 'See [it] (/docs/support).\n', 'error link-syntax'],
  ['a scheme twice', 'See [it](https://https://status.example.org).\n', 'has its scheme twice'],
])('%s is an error on a page of ours', (_what, text, expected) => {
  expect(check(text).join('\n')).toContain(expected)
})

test.each([
  ['comments side by side', '<!-- a --> <!-- b -->\n\n<!--\nc\n-->\n'],
  ['a colon in a heading', 'note: A\n---\n\nTitle: B\n---\n'],
  ['a remark behind brackets', 'A list [of it] (see above), [x] (#) and [y] (/ or .).\n'],
  ['words for a token', 'Token: `projects/a/secrets/APIKEY2abc`, password: `theWordsOfYours`.\n'],
  ['a quotation and a heading', '> > a\n\nA\n=======\n'],
  ['marks that a fence of text shows', '```text\n<<<<<<< HEAD\n```\n'],
  [
    'words for a password',
    'Write `postgresql://USER:PASSWORD@host/db`, `postgres://api:secret-password@host/db`.\n',
  ],
])('%s are no mistake on a page of ours', (_what, text) => {
  expect(check(text)).toEqual([])
})

test("on a stranger's page a merge left both of its marks, and a key may be made for it", () => {
  expect(check('A\n\n>>>>>>> main\n', {facts: strangers})).toEqual([])
  expect(check('<<<<<<< a\nA\n=======\nB\n>>>>>>> b\n', {facts: strangers})).toHaveLength(2)
  expect(check(`The key is ${key}.\n`, {facts: strangers})).toEqual([
    expect.stringContaining('warning secret-literal'),
  ])
})

test('what a merge left and what is secret is found in data', () => {
  const file = 'runbooks/_environments/staging.yaml'
  const text = `version: 1\ndescription: D.\nvalues: {DATABASE: "${address}"}\n<<<<<<< HEAD\n`
  const found = check(text, {file}).join('\n')
  expect(found).toContain('4:1 error conflict-left')
  expect(found).toMatch(/3:\d+ error secret-literal/)
})

test('a place of the search words is a page, and an id of it', () => {
  const file = 'docs/_data/search-words.yaml'
  const places = (route: string) => check(`version: 1\nplaces:\n  ${route}: [who]\n`, {file}).join('\n')
  expect(places('/docs/support#who')).toBe('')
  expect(places('/docs/support#hwo')).toContain(
    '3:3 error data-link-missing: `/docs/support#hwo` names `#hwo`',
  )
  expect(places('/docs/suport')).toContain('3:3 error data-link-missing: `/docs/suport` leads to no page')
})

test('an alert that no runbook makes is one of another system, unless it is nearly one of ours', () => {
  const page = (alert: string) =>
    `---\ntitle: T\ndescription: D.\nowner: platform\nalerts: [${alert}]\n---\n\n:::step[Make]{#make .read}\n` +
    '```bash\ncat <<JSON\n{"displayName": "API Down"}\nJSON\n```\n:::\n'
  const found = (alert: string) => check(page(alert), {file: 'runbooks/page.md'}).join('\n')
  const maker = {...describePage(readPage(page('API Down'), 'runbooks/maker.md')), fences: []}
  const facts = {...sampleFacts, pages: new Map([...sampleFacts.pages, [maker.file, maker]])}
  const other = page('API Dwon').replace('"displayName"', '"name"')
  expect(check(other, {file: 'runbooks/other.md', facts}).join('\n')).toContain('5:10 error alert-misspelt')
  expect(found('API Down')).toBe('')
  expect(found('Disk Full')).toBe('')
  expect(found('API Dwon')).toContain('5:10 error alert-misspelt')
})

test('two letters that changed places are one slip', () => {
  expect(nearest('bsah', ['bash', 'sh'])).toBe('bash')
  expect(nearest('abcd', ['badc'])).toBeUndefined()
})

test('the environment of a run on record is one that is there, or one that is long gone', () => {
  const file = 'docs/_data/drills.yaml'
  const found = (name: string) => check(`version: 1\nruns:\n  - environment: "${name}"\n`, {file}).join('\n')
  expect(found('rehearsla')).toContain('3:19 error data-link-missing: There is no environment `rehearsla`')
  expect(found('rehearsal')).not.toContain('data-link-missing')
  expect(found('laptop')).not.toContain('data-link-missing')
})

test('a severity that the contacts do not explain is refused where a runbook names it', () => {
  const project = {...sampleFacts.project!, severities: new Set(['SEV1'])}
  const found = (severity: string) =>
    check(
      `---\ntitle: T\ndescription: D.\nowner: platform\nseverity: ${severity}\n---\n\n:::step[Look]{#look .read}\n:::\n`,
      {file: 'runbooks/page.md', facts: {...sampleFacts, project}},
    ).join('\n')
  expect(found('SEV2')).toContain('5:11 error contact-unknown: `severity` names `SEV2`')
  expect(found('SEV1')).toBe('')
})
