import type {PreparedRecord} from './prepared-record.ts'
import type {Query} from './search-query.ts'
import {closeTo} from './words.ts'

/** Words of a question that name nothing by themselves. They still find `who is on call` on its page. */
const light: ReadonlySet<string> = new Set(
  'who whom whose why much many any all some if want need must may might please about just now then still'.split(
    ' ',
  ),
)
/** A word that is close to the typed one says less than the word itself. */
const closeWorth = 0.7

/** How well the best phrase of readers answers a query. */
export interface AskedWeight {
  /** What its words say, the rare ones more, beside what the words of the page say. */
  readonly words: number
  /** More than 1 when one phrase has all words of the query: then the place is meant. */
  readonly whole: number
}

/** Weighs each phrase by itself: words that are scattered over several phrases say nothing. */
export function weighAsked({asked}: PreparedRecord, query: Query): AskedWeight {
  const heavy = [...query.terms].filter((term) => !light.has(term))
  const terms = heavy.length > 0 ? heavy : [...query.terms]
  const weights = asked.map((phrase) => weighPhrase(phrase, terms, query.rarity))
  return {
    words: Math.max(0, ...weights.map(({words}) => words)),
    whole: Math.max(1, ...weights.map(({whole}) => whole)),
  }
}

function weighPhrase(
  phrase: readonly string[],
  terms: readonly string[],
  rarity: Query['rarity'],
): AskedWeight {
  const worths = terms.map((term) => rarity(term) * worthIn(phrase, term))
  const covered = worths.reduce((sum, worth) => sum + worth, 0)
  const asked = terms.reduce((sum, term) => sum + rarity(term), 0)
  const written = phrase.reduce((sum, term) => sum + rarity(term), 0)
  // The more of the query and of the phrase is the same, the more it was meant.
  const share = covered / Math.max(asked, 1e-6)
  const same = Math.min(1, covered / Math.max(written, 1e-6))
  const isWhole = worths.every((worth) => worth > 0)
  return {
    words: covered * share * (0.5 + 0.5 * same),
    whole: isWhole ? 1 + share * (1.2 + 1.8 * same) : 1,
  }
}

function worthIn(phrase: readonly string[], term: string): number {
  if (phrase.includes(term)) return 1
  return closeTo.get(term)?.some((near) => phrase.includes(near)) ? closeWorth : 0
}
