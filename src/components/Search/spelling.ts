import {stem} from './words.ts'

/** Gives a word as the pages write it: the word itself where they have it, else one that is a slip of the finger away. */
export type Spelling = (word: string) => string

/** Learns the words of the pages, with how often each stands there. */
export function learnSpelling(words: ReadonlyMap<string, number>): Spelling {
  const all = [...words.keys()]
  // Another ending is no slip.
  const stems = new Set(all.map(stem))
  const isKnown = (word: string) => stems.has(stem(word)) || all.some((known) => known.startsWith(word))
  return (word) => {
    if (word.length < 4 || /\d/.test(word) || isKnown(word)) return word
    return nearest(word, words) ?? splitInTwo(word, words) ?? word
  }
}

// Two slips only in a long word: in a short one they make another word.
function nearest(word: string, words: ReadonlyMap<string, number>): string | undefined {
  const most = word.length < 8 ? 1 : 2
  const near = [...words]
    .filter(([known]) => known.length > 3 && Math.abs(known.length - word.length) <= most)
    .map(([known, count]) => ({known, count, slips: countSlips(word, known)}))
    // ex: `accident` is no slip of `incident`
    .filter(({slips, known}) => slips <= (known[0] === word[0] ? most : 1))
    .sort((a, b) => a.slips - b.slips || b.count - a.count)
  return near[0]?.known
}

/** ex: `cloudsql` -> `cloud sql` */
function splitInTwo(word: string, words: ReadonlyMap<string, number>): string | undefined {
  const cuts = Array.from({length: Math.max(0, word.length - 5)}, (_, at) => at + 3)
  const at = cuts.find((cut) => words.has(word.slice(0, cut)) && words.has(word.slice(cut)))
  return at === undefined ? undefined : `${word.slice(0, at)} ${word.slice(at)}`
}

/** How many letters were left out, added, changed, or typed in the wrong order. */
function countSlips(typed: string, meant: string): number {
  let before: number[] = []
  let above = Array.from({length: meant.length + 1}, (_, at) => at)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= meant.length; j++) {
      const same = typed[i - 1] === meant[j - 1]
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      const swapped = typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]
      if (swapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = above
    above = row
  }
  return above.at(-1)!
}
