import {expect, test} from 'vitest'
import {flatten, parseFlattening} from '../../../src/rehearsal/gcloud-stand-in/output/flatten.ts'
import {renderCsv} from '../../../src/rehearsal/gcloud-stand-in/output/render-csv.ts'
import {renderTable} from '../../../src/rehearsal/gcloud-stand-in/output/render-table.ts'
import {renderYaml} from '../../../src/rehearsal/gcloud-stand-in/output/render-yaml.ts'

test('flattening opens a list inside a list, and leaves alone what has none', () => {
  const one = {a: [{b: [1, 2]}, {b: [3]}, {c: 4}]}
  const two = {d: 5}
  expect(flatten([one, two], parseFlattening('a[].b[]'))).toEqual([
    {a: {b: 1}},
    {a: {b: 2}},
    {a: {b: 3}},
    {a: {c: 4}},
    {d: 5},
  ])
})

// As the YAML printer of Google Cloud SDK 528 writes each of them.
test.each([
  [
    'plain',
    ['RUNNABLE', '02:00', '10.20.0.2', '1Gi', 'yes', 'NaN', 'a#b', "it's", '-x', '(a)', '12:30:45', 'a, b'],
  ],
  [
    'quoted',
    ['', '20', '1e3', '0x1f', '1_000', '.5', 'True', 'null', '.nan', '2026-02-11', '2026-02-11T10:00:00Z'],
  ],
  ['quoted', ['"AAAA"', 'a: b', 'a #b', '*', '- x', 'x:', '[a]', '? a', '@a', ' a', 'a ', '+1']],
])('YAML text that is %s', (kind, texts) => {
  const lines = texts.map((text) => (kind === 'plain' ? text : `'${text}'`))
  expect(renderYaml(texts)).toBe(`- ${lines.join('\n- ')}\n`)
})

test('YAML has its keys in order, lists not indented, and lines as they were', () => {
  const value = {none: [], empty: {}, deep: [{b: [1], a: true}], a: 'one\n  two'}
  expect(renderYaml(value)).toBe(
    'a: |-\n  one\n    two\ndeep:\n- a: true\n  b:\n  - 1\nempty: {}\nnone: []\n',
  )
})

test.each([["'a"], ['?a'], ['é'], ['a\tb']])(
  'YAML of %j is refused, for nothing is known about it',
  (text) => {
    expect(() => renderYaml({a: text})).toThrow('ask for --format=json')
  },
)

test('YAML of a long sentence is refused, for gcloud folds it', () => {
  expect(() => renderYaml({a: 'word '.repeat(30).trim()})).toThrow('ask for --format=json')
})

test('a table leaves nothing at the end of a line', () => {
  const rows = [
    ['NAME', 'B', 'C'],
    ['a longer one', '', ''],
  ]
  expect(renderTable(rows)).toBe('NAME          B  C\na longer one\n')
})

test('CSV quotes separators, quotes and spaces at an end', () => {
  expect(renderCsv([['a', 'b,c', 'd"e', ' f', 'g;h', '']])).toBe('a,"b,c","d""e"," f","g;h",\n')
})
