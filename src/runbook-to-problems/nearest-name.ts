/** The known name that a misspelt one most likely means; `undefined` when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: {name: string; distance: number} | undefined
  for (const candidate of known) {
    const distance = editDistance(name, candidate)
    if (distance <= Math.max(2, name.length / 4) && (!best || distance < best.distance))
      best = {name: candidate, distance}
  }
  return best?.name
}

/** Letters to add, drop or change to get from one word to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
