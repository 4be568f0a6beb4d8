/** How many lines that are the same stand around a change. */
const context = 3

interface Edit {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/**
 * The lines by which two texts differ, as `diff -u` writes them without its head; nothing for equal texts.
 *
 * ex: `a\nb` -> `a\nc` gives `@@ -1,2 +1,2 @@`, ` a`, `-b`, `+c`
 */
export function unifiedDiff(before: string, after: string): readonly string[] {
  const edits = editsOf(before.split('\n'), after.split('\n'))
  const changed = edits.flatMap(({mark}, index) => (mark === ' ' ? [] : [index]))
  const hunks: {from: number; to: number}[] = []
  for (const index of changed) {
    const last = hunks.at(-1)
    const from = Math.max(0, index - context)
    const to = Math.min(edits.length, index + context + 1)
    if (last && from <= last.to) last.to = to
    else hunks.push({from, to})
  }
  return hunks.flatMap(({from, to}) => [
    headOf(edits, from, to),
    ...edits.slice(from, to).map(({mark, text}) => mark + text),
  ])
}

function headOf(edits: readonly Edit[], from: number, to: number): string {
  const count = (mark: '-' | '+', part: readonly Edit[]) =>
    part.filter((edit) => edit.mark === mark || edit.mark === ' ').length
  const range = (mark: '-' | '+') => {
    const lines = count(mark, edits.slice(from, to))
    const first = count(mark, edits.slice(0, from))
    return `${mark}${lines === 0 ? first : first + 1},${lines}`
  }
  return `@@ ${range('-')} ${range('+')} @@`
}

/** The shortest way from one list of lines to the other; what both have at their ends is not searched. */
function editsOf(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const same = (text: string): Edit => ({mark: ' ', text})
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++
  let end = 0
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end++
  const middle = editsBetween(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  )
  return [...before.slice(0, start).map(same), ...middle, ...before.slice(before.length - end).map(same)]
}

/** By the table of longest common ends: lines that go come before lines that come. */
function editsBetween(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const width = after.length + 1
  const common = new Uint32Array((before.length + 1) * width)
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      common[row * width + column] =
        before[row] === after[column]
          ? common[(row + 1) * width + column + 1]! + 1
          : Math.max(common[(row + 1) * width + column]!, common[row * width + column + 1]!)
    }
  }
  const edits: Edit[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    if (row < before.length && column < after.length && before[row] === after[column]) {
      edits.push({mark: ' ', text: before[row++]!})
      column++
    } else if (
      column === after.length ||
      (row < before.length && common[(row + 1) * width + column]! >= common[row * width + column + 1]!)
    ) {
      edits.push({mark: '-', text: before[row++]!})
    } else edits.push({mark: '+', text: after[column++]!})
  }
  return edits
}
