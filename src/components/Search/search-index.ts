import MiniSearch from 'minisearch'
import type {SearchRecord} from '../../model/search-record.ts'
import {foldText} from '../text/fold-text.ts'
import {emptyWords, foldTerm, splitTerms} from './fold-terms.ts'
import {type PreparedRecord, prepareRecord} from './prepared-record.ts'
import {learnRarity} from './rarity.ts'
import {type Learned, readQuery} from './search-query.ts'
import {learnSpelling} from './spelling.ts'
import {weighHit} from './weigh-hit.ts'
import {closeTo, ownWords} from './words.ts'

/** Looks for a query and gives the best places, best first. */
export type Search = (query: string) => readonly SearchRecord[]

const limit = 12
/** What a word beside the typed one is worth. */
const closeWeight = 0.4

/** Makes all records searchable. */
export function createSearch(records: readonly SearchRecord[]): Search {
  const index = new MiniSearch<SearchRecord>({
    idField: 'index',
    fields: ['title', 'keys', 'asked', 'page', 'text', 'names', 'code', 'checks'],
    // A name is a word of its own as well: `--from` is more than a word that says nothing.
    tokenize: (text, field) => [...splitTerms(text), ...(field === 'names' ? splitNames(text) : [])],
    processTerm: (term) => foldTerm(term) ?? false,
    extractField: (record, field) => {
      const value = record[field as keyof SearchRecord]
      return Array.isArray(value) ? value.join(' ') : (value as string)
    },
  })
  index.addAll(records.map((record, at) => ({...record, index: at})))
  const prepared = records.map(prepareRecord)
  const learned = {spelling: learnSpelling(countWords(records)), rarity: learnRarity(prepared)}
  return (typed) => rank(typed, {index, prepared, learned})
}

function splitNames(text: string): readonly string[] {
  return text.toLowerCase().match(/\S+/g) ?? []
}

/** How often each word stands in the pages. Those that we read as another word count too: they are no slip. */
function countWords(records: readonly SearchRecord[]): ReadonlyMap<string, number> {
  const words = new Map([...ownWords, ...emptyWords].map((word) => [word, 1]))
  for (const {title, keys, asked, names, text, code} of records) {
    for (const word of foldText([title, ...keys, ...asked, ...names, text, code].join(' ')).split(' ')) {
      words.set(word, (words.get(word) ?? 0) + 1)
    }
  }
  return words
}

interface Searched {
  readonly index: MiniSearch
  readonly prepared: readonly PreparedRecord[]
  readonly learned: Learned
}

function rank(typed: string, {index, prepared, learned}: Searched): readonly SearchRecord[] {
  const query = readQuery(typed, learned)
  const found = index.search(query.text, {
    boost: {title: 4, keys: 5, asked: 0.3, page: 1.5, text: 1, names: 1, code: 1.2, checks: 0.8},
    tokenize: (text) => [...splitTerms(text), ...query.names.map((name) => name.toLowerCase())],
    processTerm: (word) => {
      const term = foldTerm(word)
      return term ? [term, ...(closeTo.get(term) ?? [])] : false
    },
    boostTerm: (term) => (query.terms.has(term) ? 1 : closeWeight),
    prefix: (term) => query.terms.has(term) && term.length > 2 && !/^\d+$/.test(term),
    weights: {fuzzy: 0, prefix: 0.5},
  })
  const hits = found
    .map((result) => ({result, one: prepared[result.id as number]!}))
    .map(({result, one}) => ({record: one.record, score: weighHit(result, one, query)}))
    .sort((a, b) => b.score - a.score)
    .map(({record}) => record)
  // A task and its step are one place: it is shown once.
  const places = new Map(hits.toReversed().map((record) => [record.url, record]))
  return hits.filter((record) => places.get(record.url) === record).slice(0, limit)
}
