import type {SearchResult} from 'minisearch'
import type {SearchKind} from '../../model/search-record.ts'
import type {PreparedRecord} from './prepared-record.ts'
import type {Query} from './search-query.ts'
import {type AskedWeight, weighAsked} from './weigh-asked.ts'
import {closeTo} from './words.ts'

const kinds: Record<SearchKind, number> = {runbook: 1.5, page: 1.2, step: 1, section: 1, task: 0.9}
/** What the words of a reader's phrase are worth beside those of the page: about those of a title. */
const askedWorth = 10
/** Pages for authors and operators come after those for an incident, where both fit; what we measured of our own work comes last. */
const reference = /^\/docs\/(?:reference|architecture|plan-corrections)/
const ownWork = /^\/docs\/(?:reference\/quality|tour)/

/** What people say beside the name of an alert. ex: `alert High Error Rate`, `High Error Rate fired` */
const saidOfAlerts = /^(?:alert|alarm) | (?:alert|alarm|fir\w*)$/g

/** What was typed as a whole counts more than its words: an alert's name, a title, a command. */
export function weighHit(result: SearchResult, one: PreparedRecord, query: Query): number {
  const {record, alerts, text} = one
  const asked = weighAsked(one, query)
  const cover = coverOf(query, result.queryTerms)
  const words = result.score * kinds[record.kind] * cover ** 2 + askedWorth * asked.words
  const score =
    words *
    weighName(one, query, asked) *
    Math.max(weighKeys(one, query), asked.whole) *
    weighTitle(one, query) *
    weighText(one, query)
  // Of an alert's pages the one of most alerts comes first: it asks for the cause, the others know it.
  if (alerts.includes(query.folded.replace(saidOfAlerts, '')))
    return 1e4 * alerts.length * (contains(text, query.folded) ? 2 : 1) + score
  return score
}

function weighName({record, names, title}: PreparedRecord, query: Query, asked: AskedWeight): number {
  const {plain, folded} = query
  if (query.names.some((name) => record.names.includes(name))) return 100
  if (names.includes(plain)) return 8
  // Whoever asks in the very words of such a page means it.
  if (asked.whole > 1) return 1
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
  const asText = folded.includes(' ') && contains(text, folded) ? Math.max(2, folded.split(' ').length) : 1
  if (!plain.includes(' ')) return asText
  if (contains(code, plain)) return asText * 6
  return contains(checks, plain) ? asText * 1.7 : asText
}

/** How much of the query a record answers, from 0 to 1; a rare word says more than one that stands everywhere. */
function coverOf({terms, rarity}: Query, matched: readonly string[]): number {
  const has = new Set(matched)
  const worthOf = (term: string): number => {
    if (has.has(term)) return 1
    return closeTo.get(term)?.some((near) => has.has(near)) ? 0.8 : 0
  }
  const all = [...terms].reduce((sum, term) => sum + rarity(term), 0)
  const answered = [...terms].reduce((sum, term) => sum + rarity(term) * worthOf(term), 0)
  return all === 0 ? 0 : answered / all
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
