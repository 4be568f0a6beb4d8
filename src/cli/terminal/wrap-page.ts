import {wrapProse} from './wrap.ts'

/**
 * Breaks the prose of a whole page at spaces so that it fits the columns. Front matter, code, tables and the lines of
 * steps stay as they are written: what is copied from them has to be whole.
 */
export function wrapPage(markdown: string, columns: number): string {
  return splitParts(markdown.split('\n'))
    .flatMap(({lines, isProse}) => (isProse ? wrapProse(lines.join('\n'), columns) : lines))
    .join('\n')
}

interface Part {
  readonly isProse: boolean
  readonly lines: string[]
}

/** Prose is what stands between empty lines and is none of the others. */
function splitParts(lines: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  let until: RegExp | undefined
  for (const [index, line] of lines.entries()) {
    const opens = until === undefined ? closingOf(line, index) : undefined
    const isProse = until === undefined && opens === undefined && /^\s*[^\s:|#<]/.test(line)
    const last = parts.at(-1)
    if (last?.isProse === isProse) last.lines.push(line)
    else parts.push({isProse, lines: [line]})
    if (opens) until = opens
    else if (until?.test(line)) until = undefined
  }
  return parts
}

/** What ends the block that a line begins; nothing where it begins none. */
function closingOf(line: string, index: number): RegExp | undefined {
  if (index === 0 && line === '---') return /^---$/
  const [, fence] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
  return fence === undefined ? undefined : new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`)
}
