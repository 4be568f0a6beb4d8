import type {Code, Parents} from 'mdast'
import type {Fence} from '../../src/model/runbook.ts'
import type {Mark, Marks} from './mark-source.ts'
import type {Enclosing, Visit} from './walk-tree.ts'

/** A fence as it was written, with the node it comes from. */
export interface WrittenFence {
  readonly fence: Fence
  readonly node: Code
  readonly mark: Mark
  readonly parent: Parents
  readonly enclosing?: Enclosing
}

/** The fenced code blocks among the nodes of a tree, in document order. Indented code is none. */
export function readFences(visits: readonly Visit[], marks: Marks, file: string): readonly WrittenFence[] {
  return visits.flatMap(({node, parent, enclosing}) => {
    const mark = marks.get(node)
    if (node.type !== 'code' || !mark || !parent) return []
    return [{fence: readFence(node, file), node, mark, parent, enclosing}]
  })
}

function readFence(node: Code, file: string): Fence {
  const {line, column} = node.position!.start
  return {
    place: {file, line, column},
    codeLine: line + 1,
    language: node.lang ?? '',
    meta: (node.meta ?? '').trimEnd(),
    code: node.value.replace(/\r\n?/g, '\n'),
  }
}
