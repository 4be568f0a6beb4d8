/** Changes of one letter that lead from one word to the other; two that changed places are one change. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  let before: readonly number[] = []
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j += 1) {
      const other = row[j]! + (letter === b[j] ? 0 : 1)
      const isSwap = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === b[j]
      const swap = isSwap ? before[j - 1]! + 1 : other
      next.push(Math.min(other, swap, row[j + 1]! + 1, next[j]! + 1))
    }
    before = row
    row = next
  }
  return row[b.length]!
}

/** The candidate that a mistyped word most likely means: at most two letters away, case aside. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 40) return undefined
  const scored = candidates
    .map((candidate) => ({candidate, away: distance(word.toLowerCase(), candidate.toLowerCase())}))
    .filter(({away, candidate}) => away <= 2 && away < candidate.length / 2)
    .sort((a, b) => a.away - b.away)
  return scored[0]?.candidate
}
