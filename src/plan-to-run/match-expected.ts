/**
 * Holds output against an `expect` block. A line `...` stands for any lines, `...` in a line for any text.
 * Gives the first expected line that does not fit, or `undefined` when all do.
 */
export function matchExpected(expected: string, output: string): string | undefined {
  const wanted = linesOf(expected)
  const got = linesOf(output)
  // reach[j]: the wanted lines so far can end after j lines of output.
  let reach = new Set([0])
  for (const line of wanted) {
    const next = new Set<number>()
    if (line.trim() === '...') {
      const first = Math.min(...reach)
      for (let end = first; end <= got.length; end++) next.add(end)
    } else {
      const pattern = linePattern(line)
      for (const end of reach) if (end < got.length && pattern.test(got[end]!)) next.add(end + 1)
    }
    if (next.size === 0) return line
    reach = next
  }
  return reach.has(got.length) ? undefined : '(end of output)'
}

function linesOf(text: string): readonly string[] {
  const lines = text
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.trimEnd())
  return lines.length === 1 && lines[0] === '' ? [] : lines
}

function linePattern(line: string): RegExp {
  const parts = line
    .trimEnd()
    .split('...')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's')
}
