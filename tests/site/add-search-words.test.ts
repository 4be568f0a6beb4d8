import {expect, test} from 'vitest'
import {addSearchWords} from '../../plugins/docusaurus-plugin-runbooks/add-search-words.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import {searchWordsFileSchema} from '../../src/model/search-words.ts'

const empty = {keys: [], asked: [], alerts: [], names: [], text: '', code: '', checks: ''}
const page: SearchRecord = {...empty, url: '/docs/a', kind: 'page', title: 'A', page: 'A'}
const section: SearchRecord = {...empty, url: '/docs/a#b', kind: 'section', title: 'B', page: 'A'}

test('a page and a section get the phrases of their route; their text stays as it is', () => {
  const words = {'/docs/a': ['first words'], '/docs/a#b': ['other words']}
  expect(addSearchWords([page, section], words)).toEqual([
    {...page, asked: ['first words']},
    {...section, asked: ['other words']},
  ])
})

test('a route that leads nowhere and a page without words are named, a section without words is not', () => {
  expect(() => addSearchWords([page, section], {'/docs/c': ['words'], '/docs/a#d': ['words']})).toThrow(
    `docs/_data/search-words.yaml and the pages do not agree:
  /docs/c: no such page or section
  /docs/a#d: no such page or section
  /docs/a: this page has no words`,
  )
})

test.each([
  ['docs/a', ['words']],
  ['/docs/a', []],
  ['/docs/a', ['']],
  ['/docs/a', ['same', 'same']],
])('the file refuses %s with %j', (route, phrases) => {
  expect(searchWordsFileSchema.safeParse({version: 1, places: {[route]: phrases}}).success).toBe(false)
  expect(
    searchWordsFileSchema.safeParse({version: 1, places: {'/docs/a#b': ['same', 'other']}}).success,
  ).toBe(true)
})
