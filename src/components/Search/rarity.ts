import type {PreparedRecord} from './prepared-record.ts'

/** How much a term says: the fewer places know it, the more. */
export type Rarity = (term: string) => number

/** Learns in how many records each term stands. */
export function learnRarity(records: readonly PreparedRecord[]): Rarity {
  const counts = new Map<string, number>()
  for (const {title, keys, asked, text} of records) {
    const terms = new Set([title, ...keys, text].flatMap((part) => part.split(' ')).concat(...asked))
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return (term) => Math.log(1 + records.length / (1 + (counts.get(term) ?? 0)))
}
