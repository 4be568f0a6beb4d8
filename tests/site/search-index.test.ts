import {expect, test} from 'vitest'
import {createSearch} from '../../src/components/Search/search-index.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'

const pages: readonly SearchRecord[] = [
  page('/runbooks/recovery', 'Recovery', {alerts: ['High Error Rate'], text: 'The database lost a table.'}),
  page('/runbooks/issues', 'Common issues', {
    alerts: ['High Error Rate', 'API Down'],
    text: 'The API fails.',
  }),
  page('/runbooks/backup', 'Backup', {text: 'A copy of the database.'}),
  page('/docs/support', 'Support', {keys: ['telephone number'], text: 'People and channels.'}),
]
const search = createSearch(pages)

test.each([
  ['High Error Rate', '/runbooks/issues', 'of the pages of one alert, the one that asks for the cause'],
  ['phone numbers', '/docs/support', 'a keyword, under another name and ending'],
  ['website failing', '/runbooks/issues', 'a word that is close'],
  ['sauvegarde', '/runbooks/backup', 'a French word of the plan'],
  ["panne de l'API", '/runbooks/issues', 'French words, and none for the articles'],
  ['tables deleted', '/runbooks/recovery', 'another ending, another word for lost'],
])('%s leads to %s: %s', (query, url) => {
  expect(search(query)[0]?.url).toBe(url)
})

test.each(['High Error Rate alert', 'alert High Error Rate', 'High Error Rate fired'])(
  '%s leads where the name of the alert leads, not to where alerts are set up',
  (query) => {
    const hits = createSearch([
      ...pages,
      page('/runbooks/alerting', 'Alerting', {text: `${query}: made here.`}),
    ])
    expect(hits(query)[0]?.url).toBe('/runbooks/issues')
  },
)

test('what was typed counts more than a word that is close', () => {
  const hits = createSearch([
    page('/close', 'Ban', {text: 'Ban it.'}),
    page('/typed', 'Block', {text: 'Block it.'}),
  ])
  expect(hits('block').map(({url}) => url)).toEqual(['/typed', '/close'])
})

test('an option and a variable are found where they are explained, also within a query', () => {
  const hits = createSearch([
    page('/says', 'Steps from here', {text: 'Only from here, and only from there.'}),
    page('/explains', 'Run', {
      names: ['--from', 'MAX_SIZE'],
      text: 'Options, and where to begin: from, max size.',
    }),
  ])
  for (const query of ['--from', '--from step', 'MAX_SIZE']) expect(hits(query)[0]?.url).toBe('/explains')
})

test('a slip of the finger finds what the right word finds', () => {
  expect(search('bakcup')).toEqual(search('backup'))
})

test('a place is shown once, though a task leads to it too', () => {
  const task: SearchRecord = {...page('/a#step', 'Task 7: Do the work', {}), kind: 'task', page: 'Plan'}
  const hits = createSearch([{...page('/a#step', 'Do the work', {}), kind: 'step'}, task])
  expect(hits('do the work').map(({url}) => url)).toEqual(['/a#step'])
})

test('the track of a gcloud command does not matter', () => {
  const hits = createSearch([
    page('/other', 'Other', {text: 'gcloud, monitoring, policies: what to create.'}),
    page('/does', 'Does', {code: 'gcloud alpha monitoring policies create'}),
  ])
  expect(hits('gcloud monitoring policies create')[0]?.url).toBe('/does')
})

test('a query that one phrase of readers holds leads to its page, before pages that know the words by chance', () => {
  const hits = createSearch([
    page('/chance', 'Ships', {kind: 'section', text: 'Who sails at night follows a wake, by the book.'}),
    page('/meant', 'Support', {kind: 'page', asked: ['somebody to wake at night', 'phone book']}),
    ...['a', 'b', 'c'].map((name) => page(`/${name}`, name, {text: 'Other words.'})),
  ])
  for (const query of ['who do I wake at night', 'wake at night', 'what is the phone book']) {
    expect(hits(query)[0]?.url).toBe('/meant')
  }
})

test('a page for authors comes after the others, unless a phrase of readers asks for it', () => {
  const pages = (asked: readonly string[]) => [
    page('/docs/reference/a', 'A', {kind: 'page', text: 'Measured speed.', asked}),
    page('/docs/b', 'B', {kind: 'page', text: 'Measured speed.'}),
  ]
  expect(createSearch(pages([]))('measured speed')[0]?.url).toBe('/docs/b')
  expect(createSearch(pages(['measured speed of the command']))('measured speed')[0]?.url).toBe(
    '/docs/reference/a',
  )
})

test('words of one phrase say more than the same words scattered over several', () => {
  const hits = createSearch([
    page('/scattered', 'A', {asked: ['cut the rope', 'monthly report', 'rising costs of rent']}),
    page('/whole', 'B', {asked: ['cut monthly costs', 'pay the bill', 'report it']}),
  ])
  expect(hits('how to cut monthly costs').map(({url}) => url)).toEqual(['/whole', '/scattered'])
})

test('a page that a phrase asks for in part comes after the page that it asks for as a whole', () => {
  const hits = createSearch([
    page('/part', 'A', {asked: ['old revision of a document']}),
    page('/all', 'B', {asked: ['traffic to the old revision']}),
  ])
  expect(hits('old revision traffic').map(({url}) => url)).toEqual(['/all', '/part'])
})

function page(url: string, title: string, given: Partial<SearchRecord>): SearchRecord {
  const {alerts = [], keys = alerts} = given
  return {
    kind: 'runbook',
    page: title,
    asked: [],
    names: [],
    text: '',
    code: '',
    checks: '',
    ...given,
    url,
    title,
    alerts,
    keys,
  }
}
