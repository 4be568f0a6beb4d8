import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readDataFile} from '../../src/runbook-to-problems/data-file.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {verifyData, verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {projectRoot} from '../run-cli.ts'
import {sampleFacts} from './sample-facts.ts'

const strangers = {...sampleFacts, project: undefined}

/** Checks a text as a page of ours and as a stranger's; every place has to be in the text. */
function check(text: string, file: string): void {
  const page = readPage(text, file)
  for (const facts of [sampleFacts, strangers]) {
    for (const {place, message, hint} of verifyPage(page, facts).problems) {
      const where = `${place.line}:${place.column} of ${JSON.stringify(text)}`
      expect(place.line, where).toBeGreaterThan(0)
      expect(place.line, where).toBeLessThanOrEqual(page.lines.length + 1)
      expect(place.column, where).toBeGreaterThan(0)
      expect(place.column, where).toBeLessThanOrEqual((page.lines[place.line - 1]?.length ?? 0) + 2)
      expect(`${message}${hint}`).not.toMatch(/(?<!received )undefined|\[object/)
    }
  }
}

const fixtures = readdirSync(join(projectRoot, 'tests/fixtures'), {recursive: true, encoding: 'utf8'})
  .filter((name) => name.endsWith('input.md'))
  .map((name) => readFileSync(join(projectRoot, 'tests/fixtures', name), 'utf8'))
const pieces = [
  ...[
    ':::step[A]{#a .read}',
    ':::',
    '::::',
    '```',
    '```bash verify',
    '~~~',
    '---',
    '> ',
    '- ',
    '\t',
    '\r\n',
    '\n',
    '\n\n',
    ' ',
  ],
  ...[
    '[a](b.md#c)',
    '[a][b]',
    '[^1]',
    '<a href="x',
    '">',
    '<!-- verify-ignore ',
    'link-missing: x',
    '-->',
    '{/*',
    '*/}',
    '# ',
    '\uFEFF',
  ],
  ...[
    'TO FILL x',
    'task 99',
    '`npm run x`',
    'me@example.org ',
    'www.example.org ',
    '```{python .x}',
    '`runbook run x --only y`',
    'title: ',
    'inputs: {A: ',
    '}',
    '|',
    'é',
    '日本',
    '\u0000',
    '😀',
    '$(',
  ],
]
const text = fc.array(fc.constantFrom(...pieces), {maxLength: 30}).map((parts) => parts.join(''))
/** A page of the fixtures, with a few pieces put over parts of it. */
const mutated = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom(...pieces)), {maxLength: 4}),
  )
  .map(([page, edits]) =>
    edits.reduce((now, [at, length, piece]) => {
      const start = at % (now.length + 1)
      return now.slice(0, start) + piece + now.slice(start + length)
    }, page),
  )

test('no text makes the rules throw, and every place is in the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(text, mutated, fc.string({unit: 'binary', maxLength: 60})),
      fc.boolean(),
      (any, isMdx) => check(any, isMdx ? 'docs/a.mdx' : 'runbooks/a.md'),
    ),
    {numRuns: 400},
  )
}, 300_000)

test('no text makes the rules of data files throw', () => {
  const yaml = fc.oneof(
    fc.string({maxLength: 60}),
    fc.json(),
    fc.constantFrom('a: &a [*a]', 'tasks: [1, {home: 2}, x]', 'roles: {}', 'escalation: [~]'),
  )
  fc.assert(
    fc.property(yaml, fc.constantFrom('plan', 'sla', 'contacts', 'components', 'other'), (any, name) => {
      verifyData(readDataFile(any, `docs/_data/${name}.yaml`), sampleFacts)
    }),
    {numRuns: 300},
  )
}, 120_000)

test('a line of a hundred thousand characters keeps exact places', () => {
  const long = `${'a'.repeat(100_000)} [b](/no/such) \`npm run nothing\``
  const {problems} = verifyPage(readPage(`x\r\n\r\n${long}\r\n`, 'docs/a.md'), sampleFacts)
  expect(problems.map(({rule, place}) => `${rule} ${place.line}:${place.column}`)).toEqual([
    'link-missing 3:100006',
    'npm-script-missing 3:100017',
  ])
})

test('brackets beside a bare address are read', () => {
  check('Write to me@example.org or [a][b], see www.example.org [c][d].\n', 'docs/a.md')
})

const many = 100_000
test.each([
  ['spaces in a suppression', `<!-- verify-ignore ${' '.repeat(many)}x`],
  ['an id that is never closed', `# a {#${'a'.repeat(many)}`],
  ['a path that goes on', `\`\`\`\ndocs/${'a'.repeat(many)}<\n\`\`\``],
  ['tags that are never closed', '<a b="'.repeat(5000)],
  ['quotes of a tag', `<a ${'b="c" '.repeat(20_000)}`],
  ['brackets', '[a]['.repeat(5000)],
  ['an escape at each letter', '\\['.repeat(20_000)],
  [
    'three thousand links to no id',
    Array.from({length: 3000}, (_, at) => `## Part ${at}\n\n[x](#prat-${at})`).join('\n\n'),
  ],
  ['three thousand links to no page', '[x](/docs/suport) '.repeat(3000)],
])('%s keep no rule busy', (_what, text) => {
  check(text, 'docs/a.md')
})
