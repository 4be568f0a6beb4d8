/**
 * Nested directives that are not closed cost the Markdown parser more than the square of their depth: two thousand
 * lines of `:::step[A]{#a}`, 30 KB, took 48 seconds. Deep quotations and lists end its recursion. So the lines are
 * counted before the parser sees them.
 */

/** Directives inside each other that a page may have. */
const mostDirectives = 8
/** Quotations and lists that one line may open. */
const mostContainers = 500

/** What is too deep for the parser, and the line where it is. */
export interface DepthFinding {
  readonly kind: 'directives' | 'containers'
  readonly line: number
  readonly limit: number
}

interface Opening {
  readonly colons: number
  readonly column: number
  /** What stands before the colons, list markers as spaces. */
  readonly prefix: string
}

const marked = /^((?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s))*)(.*)$/

/** The first line on which a text is too deep, or undefined. One pass over the lines; never reports too little. */
export function scanDepth(text: string): DepthFinding | undefined {
  const open: Opening[] = []
  for (const [index, source] of text.split('\n').entries()) {
    const [, before = '', rest = ''] = marked.exec(source) ?? []
    if (countContainers(before) > mostContainers) {
      return {kind: 'containers', line: index + 1, limit: mostContainers}
    }
    const colons = /^:{3,}/.exec(rest)?.[0].length ?? 0
    if (colons === 0) continue
    const place = {colons, column: widthOf(before), prefix: before.replace(/[^\s>]/g, ' ')}
    if (/^:+\s*$/.test(rest)) close(open, place, before)
    else if (/^:+[A-Za-z][\w-]*(?:[[{]|\s*$)/.test(rest)) open.push(place)
    if (open.length > mostDirectives) return {kind: 'directives', line: index + 1, limit: mostDirectives}
  }
  return undefined
}

/**
 * Only lines that surely close count, else a hostile page would slip through: not deeper than the opening line, and
 * behind white space or the same quotation marks. The outermost directive closes first, with all that it holds.
 */
function close(open: Opening[], {colons, column, prefix}: Opening, before: string): void {
  if (/[^\s>]/.test(before)) return
  const at = open.findIndex(
    (opening) =>
      opening.colons <= colons &&
      column <= opening.column &&
      (before.trim() === '' || prefix === opening.prefix),
  )
  if (at >= 0) open.length = at
}

function countContainers(before: string): number {
  return before.replace(/\s+/g, '').length
}

function widthOf(before: string): number {
  let width = 0
  for (const letter of before) width += letter === '\t' ? 4 - (width % 4) : 1
  return width
}
