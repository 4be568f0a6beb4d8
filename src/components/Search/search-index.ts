import MiniSearch, {type SearchResult} from 'minisearch'
import type {SearchKind, SearchRecord} from '../../model/search-record.ts'
import {foldText} from '../text/fold-text.ts'
import {foldTerm, foldTerms, splitTerms} from './fold-terms.ts'

/** Looks for a query and gives the best places, best first. */
export type Search = (query: string) => readonly SearchRecord[]

const kinds: Record<SearchKind, number> = {runbook: 2, page: 1.4, step: 1.1, section: 1, task: 0.7}
/** Pages for authors and operators come after those for an incident, where both fit. */
const reference = /^\/docs\/(?:reference|architecture|plan-corrections)/
const limit = 12

/** Makes all records searchable. */
export function createSearch(records: readonly SearchRecord[]): Search {
  const index = new MiniSearch<SearchRecord>({
    idField: 'index',
    fields: ['title', 'keys', 'page', 'text', 'code'],
    tokenize: splitTerms,
    processTerm: (term) => foldTerm(term) ?? false,
    extractField: (record, field) => {
      const value = record[field as keyof SearchRecord]
      return Array.isArray(value) ? value.join(' ') : (value as string)
    },
  })
  index.addAll(records.map((record, at) => ({...record, index: at})))
  const prepared = records.map(prepare)
  return (query) => rank(query, index, prepared)
}

interface Prepared {
  readonly record: SearchRecord
  readonly title: string
  readonly keys: readonly string[]
  readonly code: string
}

function prepare(record: SearchRecord): Prepared {
  return {
    record,
    title: foldTerms(record.title),
    keys: record.keys.map(foldTerms),
    code: foldText(record.code),
  }
}

function rank(query: string, index: MiniSearch, prepared: readonly Prepared[]): readonly SearchRecord[] {
  const task = /^(?:task|tache|no|nr|#)?\s*#?(\d{1,2})$/.exec(query.trim().toLowerCase())?.[1]
  const terms = new Set(splitTerms(query).flatMap((term) => foldTerm(term) ?? []))
  const found = index.search(query, {
    boost: {title: 4, keys: 5, page: 1.5, text: 1, code: 1.2},
    prefix: (term) => term.length > 2 && !/^\d+$/.test(term),
    fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
    weights: {fuzzy: 0.25, prefix: 0.5},
  })
  const phrase = {folded: foldTerms(query), plain: foldText(query)}
  return found
    .map((result) => ({result, one: prepared[result.id as number]!}))
    .map(({result, one}) => ({record: one.record, score: weigh({result, one, phrase, terms, task})}))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({record}) => record)
}

interface Weighing {
  readonly result: SearchResult
  readonly one: Prepared
  readonly phrase: {readonly folded: string; readonly plain: string}
  readonly terms: ReadonlySet<string>
  readonly task?: string
}

/** What was typed as a whole counts more than its words: an alert's name, a title, a command. */
function weigh({result, one, phrase, terms, task}: Weighing): number {
  const {record, title, keys, code} = one
  const covered = new Set(result.queryTerms).size / Math.max(1, terms.size)
  let score = result.score * kinds[record.kind] * covered ** 2
  if (reference.test(record.url)) score *= 0.6
  if (task !== undefined && keys.includes(`task ${task}`)) score *= 1000
  if (keys.includes(phrase.folded)) score *= record.kind === 'runbook' ? 12 : 5
  else if (keys.some((key) => contains(key, phrase.folded))) score *= 2
  if (title === phrase.folded) score *= 4
  else if (contains(title, phrase.folded)) score *= 2
  if (phrase.plain.includes(' ') && contains(code, phrase.plain)) score *= 2.5
  return score
}

function contains(text: string, phrase: string): boolean {
  return phrase !== '' && ` ${text} `.includes(` ${phrase} `)
}
