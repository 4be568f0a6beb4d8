/**
 * True when an author's regular expression surely answers at once for a value. A pattern such as `(a+)+$` takes minutes
 * for thirty letters, and a page of somebody else must not keep a check busy with it: what is not sure is not tried.
 */
export function isQuickPattern(pattern: string, value: string): boolean {
  const {repeats, isNested} = countRepeats(pattern)
  return !isNested && repeats <= 5 && value.length <= 100
}

/** Repetitions without a small limit, and whether one holds another one or a choice. */
function countRepeats(pattern: string): {readonly repeats: number; readonly isNested: boolean} {
  // Escapes and classes are one letter each.
  const plain = pattern.replace(/\\./g, 'x').replace(/\[(?:\^?\]?)[^\]]*\]/g, 'x')
  const open: {isWide: boolean}[] = []
  let repeats = 0
  let isNested = false
  for (const [part, ending, repeat] of plain.matchAll(/\(|\||(\))?([*+]|\{\d+,\}|\{\d+(?:,\d+)?\})|\)/g)) {
    const closed = part.startsWith(')') ? open.pop() : undefined
    if (part === '(') open.push({isWide: false})
    if (repeat) {
      repeats += 1
      isNested ||= ending !== undefined && closed?.isWide !== false
    }
    const around = open.at(-1)
    if (around && part !== '(' && (repeat || part === '|' || closed?.isWide)) around.isWide = true
  }
  return {repeats, isNested}
}
