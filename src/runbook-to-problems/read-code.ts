import type {InlineCode, Nodes} from 'mdast'
import type {Place} from '../model/place.ts'
import type {Fence} from '../model/runbook.ts'

/** A piece of code that a page shows: a line of a fence, or a code span of its prose. */
export interface CodePiece {
  readonly text: string
  readonly place: Place
  /** The lines of the page that it is joined of, with where each begins in the text. */
  readonly parts: readonly Part[]
}

interface Part {
  readonly at: number
  readonly line: number
  readonly column: number
}

/** What a line of the page adds to a piece. */
interface Source {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** Every line of every fence, and every code span outside of them, with where it stands. */
export function readCode(
  nodes: readonly Nodes[],
  fences: readonly Fence[],
  {file, lines}: {readonly file: string; readonly lines: readonly string[]},
): readonly CodePiece[] {
  const groups = [
    ...fences.flatMap((fence) => continuedLines(fence, lines)),
    ...nodes.flatMap((node) => (node.type === 'inlineCode' && node.position ? [linesOf(node, lines)] : [])),
  ]
  return groups.map((group) => join(group, file)).filter(({text}) => text !== '')
}

/** Where a character of a piece stands in the page. */
export function placeIn({place, parts}: CodePiece, index: number): Place {
  const {at, line, column} = parts.findLast((part) => part.at <= index) ?? {...place, at: 0}
  return {file: place.file, line, column: column + index - at}
}

/** A shell line that ends with a backslash goes on: its words belong to the first line. */
function continuedLines({code, codeLine}: Fence, lines: readonly string[]): readonly (readonly Source[])[] {
  const groups: Source[][] = []
  let goesOn = false
  for (const [row, text] of code.split('\n').entries()) {
    if (!goesOn) groups.push([])
    // A fence in a list or a quotation is indented in the page and not in its code.
    const written = lines[codeLine - 1 + row] ?? ''
    const indent = written.endsWith(text) ? written.length - text.length : 0
    const source = {text, line: codeLine + row, column: indent + 1}
    groups.at(-1)!.push(goesOn ? trimStart(source, /^\s*/) : source)
    goesOn = text.endsWith('\\')
  }
  return groups.map((group) => group.map((source) => ({...source, text: source.text.replace(/\\$/, '')})))
}

/** The lines of a code span; one line where the page cannot be told from what was read. */
function linesOf({value, position}: InlineCode, lines: readonly string[]): readonly Source[] {
  const {start, end} = position!
  const ticks = Math.max(1, Math.floor((end.offset! - start.offset! - value.length) / 2))
  const whole = {text: value.trim(), line: start.line, column: start.column + ticks}
  if (start.line === end.line) return [whole]
  const marks = /^`+/.exec((lines[start.line - 1] ?? '').slice(start.column - 1))?.[0].length ?? 1
  const parts = lines.slice(start.line - 1, end.line).map((written, row): Source => {
    const from = row === 0 ? start.column - 1 + marks : 0
    const to = start.line + row === end.line ? end.column - 1 - marks : written.length
    const source = {text: written.slice(from, to), line: start.line + row, column: from + 1}
    return trimStart(source, row === 0 ? /^\s*/ : /^[\s>]*/)
  })
  const read = parts.map(({text}) => text).join(' ')
  return read.trim() === whole.text.replace(/\n\s*/g, ' ') ? parts : [whole]
}

function trimStart({text, line, column}: Source, blank: RegExp): Source {
  const {length} = blank.exec(text)![0]
  return {text: text.slice(length), line, column: column + length}
}

function join(group: readonly Source[], file: string): CodePiece {
  const parts: Part[] = []
  let text = ''
  for (const [index, source] of group.entries()) {
    if (index > 0) text += ' '
    parts.push({at: text.length, line: source.line, column: source.column})
    text += source.text
  }
  const [first] = group
  return {text: text.trimEnd(), place: {file, line: first!.line, column: first!.column}, parts}
}
