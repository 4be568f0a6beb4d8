import {listBlocks} from '../markdown-to-runbook/list-blocks.ts'
import type {Place} from '../model/place.ts'

/** A piece of code that a page shows: a line of a fence, or a code span of its prose. */
export interface CodePiece {
  readonly text: string
  readonly place: Place
}

const codeSpan = /(`+)([^`\n]+?)\1(?!`)/g

/** Every line of every fence, and every code span outside of them, with where it stands. */
export function readCode(markdown: string, file: string): readonly CodePiece[] {
  const blocks = listBlocks(markdown, file)
  const fenced = new Set<number>()
  const pieces: CodePiece[] = []
  for (const block of blocks) {
    const lines = block.code.split('\n')
    fenced.add(block.line)
    for (const [index, text] of joinContinued(lines).entries()) {
      fenced.add(block.codeLine + index)
      if (text !== '') pieces.push({text, place: {file, line: block.codeLine + index, column: 1}})
    }
  }
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    if (fenced.has(index + 1)) continue
    for (const match of line.matchAll(codeSpan)) {
      const column = match.index + match[1]!.length + 1
      pieces.push({text: match[2]!.trim(), place: {file, line: index + 1, column}})
    }
  }
  return pieces
}

/** A shell line that ends with a backslash goes on: its words belong to the first line. */
function joinContinued(lines: readonly string[]): readonly string[] {
  const joined = [...lines]
  for (let index = joined.length - 2; index >= 0; index--) {
    if (!joined[index]!.endsWith('\\')) continue
    joined[index] = `${joined[index]!.slice(0, -1)} ${joined[index + 1]!.trim()}`
    joined[index + 1] = ''
  }
  return joined
}
