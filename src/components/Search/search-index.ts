import MiniSearch, {type SearchResult} from 'minisearch'
import type {SearchKind, SearchRecord} from '../../model/search-record.ts'
import {foldText} from '../text/fold-text.ts'
import {foldTerm, foldTerms, splitTerms} from './fold-terms.ts'
import {closeTo} from './words.ts'

/** Looks for a query and gives the best places, best first. */
export type Search = (query: string) => readonly SearchRecord[]

const kinds: Record<SearchKind, number> = {runbook: 2, page: 1.4, step: 1.1, section: 1, task: 0.7}
/** Pages for authors and operators come after those for an incident, where both fit. */
const reference = /^\/docs\/(?:reference|architecture|plan-corrections)/
const limit = 12
/** What a word beside the typed one is worth. */
const closeWeight = 0.4

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
  readonly alerts: readonly string[]
  readonly text: string
  readonly code: string
}

function prepare(record: SearchRecord): Prepared {
  return {
    record,
    title: foldTerms(record.title),
    keys: record.keys.map(foldTerms),
    alerts: record.alerts.map(foldTerms),
    text: foldTerms(record.text),
    code: foldText(record.code),
  }
}

function rank(query: string, index: MiniSearch, prepared: readonly Prepared[]): readonly SearchRecord[] {
  const task = /^(?:task|tache|no|nr|#)?\s*#?(\d{1,2})$/.exec(foldText(query))?.[1]
  const terms = new Set(splitTerms(query).flatMap((term) => foldTerm(term) ?? []))
  const found = index.search(query, {
    boost: {title: 4, keys: 5, page: 1.5, text: 1, code: 1.2},
    processTerm: (typed) => {
      const term = foldTerm(typed)
      return term ? [term, ...(closeTo.get(term) ?? [])] : false
    },
    boostTerm: (term) => (terms.has(term) ? 1 : closeWeight),
    prefix: (term) => terms.has(term) && term.length > 2 && !/^\d+$/.test(term),
    fuzzy: (term) => (terms.has(term) && term.length > 4 && !/\d/.test(term) ? 0.2 : false),
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
  const {record, title, keys, alerts, text, code} = one
  let score = result.score * kinds[record.kind] * cover(terms, result.queryTerms) ** 2
  if (reference.test(record.url)) score *= 0.6
  if (task !== undefined && keys.includes(`task ${task}`)) score *= 1000
  // Of an alert's pages the one of most alerts comes first: it asks for the cause, the others know it.
  if (alerts.includes(phrase.folded))
    return 1e4 * alerts.length * (contains(text, phrase.folded) ? 2 : 1) + score
  if (keys.includes(phrase.folded)) score *= record.kind === 'runbook' ? 12 : 5
  else if (keys.some((key) => contains(key, phrase.folded))) score *= 2
  if (title === phrase.folded) score *= 4
  else if (contains(title, phrase.folded)) score *= 2
  if (phrase.plain.includes(' ') && contains(code, phrase.plain)) score *= 2.5
  if (phrase.folded.includes(' ') && contains(text, phrase.folded)) score *= 2
  return score
}

/** How much of the query a record answers, from 0 to 1. */
function cover(terms: ReadonlySet<string>, matched: readonly string[]): number {
  const has = new Set(matched)
  const parts = [...terms].map((term): number => {
    if (has.has(term)) return 1
    return closeTo.get(term)?.some((near) => has.has(near)) ? 0.7 : 0
  })
  return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length)
}

function contains(text: string, phrase: string): boolean {
  return phrase !== '' && ` ${text} `.includes(` ${phrase} `)
}
