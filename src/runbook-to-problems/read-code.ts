import type {Nodes} from 'mdast'
import type {Place} from '../model/place.ts'
import type {Fence} from '../model/runbook.ts'

/** A piece of code that a page shows: a line of a fence, or a code span of its prose. */
export interface CodePiece {
  readonly text: string
  readonly place: Place
}

/** Every line of every fence, and every code span outside of them, with where it stands. */
export function readCode(
  nodes: readonly Nodes[],
  fences: readonly Fence[],
  file: string,
): readonly CodePiece[] {
  const lines = fences.flatMap(({code, codeLine}) =>
    joinContinued(code.split('\n')).flatMap((text, index) =>
      text === '' ? [] : [{text, place: {file, line: codeLine + index, column: 1}}],
    ),
  )
  const spans = nodes.flatMap((node) => {
    if (node.type !== 'inlineCode' || !node.position) return []
    const {start, end} = node.position
    const ticks = Math.max(1, Math.floor((end.offset! - start.offset! - node.value.length) / 2))
    return [{text: node.value.trim(), place: {file, line: start.line, column: start.column + ticks}}]
  })
  return [...lines, ...spans]
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
