/** Changes of one letter that lead from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j += 1) {
      const swap = row[j]! + (letter === b[j] ? 0 : 1)
      next.push(Math.min(swap, row[j + 1]! + 1, next[j]! + 1))
    }
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
