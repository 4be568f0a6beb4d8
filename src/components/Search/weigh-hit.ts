import type {SearchResult} from 'minisearch'
import type {SearchKind} from '../../model/search-record.ts'
import type {PreparedRecord} from './prepared-record.ts'
import type {Query} from './search-query.ts'
import {closeTo} from './words.ts'

const kinds: Record<SearchKind, number> = {runbook: 2, page: 1.2, step: 1, section: 1, task: 0.9}
/** Pages for authors and operators come after those for an incident, where both fit; what we measured of our own work comes last. */
const reference = /^\/docs\/(?:reference|architecture|plan-corrections)/
const ownWork = /^\/docs\/(?:reference\/quality|tour)/

/** What was typed as a whole counts more than its words: an alert's name, a title, a command. */
export function weighHit(result: SearchResult, one: PreparedRecord, query: Query): number {
  const {record, alerts, text} = one
  const words = result.score * kinds[record.kind] * coverOf(query.terms, result.queryTerms) ** 2
  const score =
    words * weighName(one, query) * weighKeys(one, query) * weighTitle(one, query) * weighText(one, query)
  // Of an alert's pages the one of most alerts comes first: it asks for the cause, the others know it.
  if (alerts.includes(query.folded))
    return 1e4 * alerts.length * (contains(text, query.folded) ? 2 : 1) + score
  return score
}

function weighName({record, names, title}: PreparedRecord, query: Query): number {
  const {plain, folded} = query
  if (query.names.some((name) => record.names.includes(name))) return 100
  if (names.includes(plain)) return 8
  if (ownWork.test(record.url)) return 0.3
  return reference.test(record.url) && !contains(title, folded) ? 0.6 : 1
}

function weighKeys({record, keys}: PreparedRecord, {folded, task}: Query): number {
  if (task !== undefined && keys.includes(`task ${task}`)) return 1000
  if (keys.includes(folded)) return record.kind === 'runbook' ? 12 : 10
  if (keys.some((key) => hasWords(key, folded))) return 2
  if (record.kind === 'step') return 1
  // What is typed around a key says less than the key.
  return 1 + Math.max(0, ...keys.map((key) => (hasWords(folded, key) ? (2 * key.length) / folded.length : 0)))
}

function weighTitle({title, plainTitle}: PreparedRecord, {folded, plain, names}: Query): number {
  const exact = contains(plainTitle, plain) ? 1.3 : 1
  // A place that is called so comes before the page that knows the word.
  if (title === folded && names.length === 0) return 40 * exact
  // The more of the title was typed, the more it was meant.
  return contains(title, folded) ? exact * (1.5 + (2 * folded.length) / title.length) : 1
}

function weighText({text, code, checks}: PreparedRecord, {folded, plain}: Query): number {
  const asText = folded.includes(' ') && contains(text, folded) ? 2 : 1
  if (!plain.includes(' ')) return asText
  if (contains(code, plain)) return asText * 6
  return contains(checks, plain) ? asText * 1.7 : asText
}

/** How much of the query a record answers, from 0 to 1. */
function coverOf(terms: ReadonlySet<string>, matched: readonly string[]): number {
  const has = new Set(matched)
  const parts = [...terms].map((term): number => {
    if (has.has(term)) return 1
    return closeTo.get(term)?.some((near) => has.has(near)) ? 0.8 : 0
  })
  return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length)
}

function contains(text: string, phrase: string): boolean {
  return phrase !== '' && ` ${text} `.includes(` ${phrase} `)
}

/** In any order, or words beside them. ex: `jobs gone` has the words of `gone jobs`, `instance hangs` those of `stuck instance` */
function hasWords(text: string, phrase: string): boolean {
  if (phrase === '') return false
  return phrase
    .split(' ')
    .every((word) => [word, ...(closeTo.get(word) ?? [])].some((near) => contains(text, near)))
}
