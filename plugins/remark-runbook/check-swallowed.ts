import type {Nodes} from 'mdast'
import type {Problem} from '../../src/model/problem.ts'
import {explainOpening} from './explain-opening.ts'
import {isStepLike, type Page} from './page.ts'
import {makeProblem} from './problem.ts'

/** A line that looks like a directive and is text for Markdown. */
export interface SwallowedLine {
  readonly line: number
  readonly column: number
  readonly text: string
  /** The name after the colons; absent on a line of colons alone. */
  readonly name?: string
  readonly html: boolean
}

/** Lines of colons that ended up in paragraphs, headings and HTML. */
export function findSwallowed({visits, source}: Page): readonly SwallowedLine[] {
  return visits.flatMap(({node}) => {
    if (!isText(node) || !node.position) return []
    const {start, end} = node.position
    const found: SwallowedLine[] = []
    for (let line = start.line; line <= end.line; line += 1) {
      const text = source.lines[line - 1] ?? ''
      const indent = line === start.line ? start.column - 1 : /^[\s>]*/.exec(text)![0].length
      const read = readLine(text.slice(indent).trimEnd(), node.type === 'html')
      if (read) found.push({...read, line, column: indent + 1})
    }
    return found
  })
}

function isText(node: Nodes): boolean {
  if (node.type === 'html') return !node.value.startsWith('<!--')
  return node.type === 'paragraph' || node.type === 'heading'
}

function readLine(text: string, html: boolean): Omit<SwallowedLine, 'line' | 'column'> | undefined {
  if (/^:{3,}$/.test(text)) return html ? undefined : {text, html}
  const [, colons, name] = /^(:{2,})\s*([A-Za-z][\w-]*)/.exec(text) ?? []
  if (!colons || !name) return undefined
  const meant = isStepLike(name) || (colons.length > 2 && !html)
  return meant ? {text, name, html} : undefined
}

/** The Problem of a line that was meant to open a directive. */
export function swallowedProblem({line, column, text, html}: SwallowedLine, {source}: Page): Problem {
  const before = source.lines[line - 1]!.slice(0, column - 1)
  const found = html
    ? {offset: 0, reason: 'the HTML around it', hint: 'Put a blank line before it.'}
    : /^(?: {4}|\s*\t)/.test(before)
      ? {offset: 0, reason: 'four spaces before it', hint: 'Move it to the left.'}
      : explainOpening(text)
  return makeProblem({
    rule: 'directive-text',
    place: source.place(line, column + found.offset),
    message: `\`${shorten(text)}\` is text, not a directive, because of ${found.reason}.`,
    hint: found.hint,
  })
}

/** The Problem of a line of colons that closes nothing. */
export function strayProblem({line, column, text}: SwallowedLine, {source}: Page): Problem {
  return makeProblem({
    rule: 'directive-stray-close',
    place: source.place(line, column),
    message: `\`${text}\` closes nothing here.`,
    hint: 'Remove it, or look for the opening line that is missing above it.',
  })
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
