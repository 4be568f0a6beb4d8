import type {ContainerDirective} from 'mdast-util-directive'
import {readBraces, type WrittenAttribute} from './read-attributes.ts'
import type {Source} from './source.ts'

/** Count of colons that open a directive. */
export function countColons(node: ContainerDirective, source: Source): number {
  const {line, column} = node.position!.start
  return /^:*/.exec(source.lines[line - 1]!.slice(column - 1))![0].length
}

/** What the braces of a directive's opening line hold, with the columns that the tree does not keep. */
export function readOpening(node: ContainerDirective, source: Source): readonly WrittenAttribute[] {
  const {line, column} = node.position!.start
  const label = labelOf(node)
  const start = label ? label.position!.end.column : column + countColons(node, source) + node.name.length
  const text = source.lines[line - 1]!.slice(start - 1)
  if (!text.startsWith('{')) return []
  const inner = text.slice(1, text.lastIndexOf('}'))
  return readBraces(inner, start + 1).map((attribute) => decode(attribute, node))
}

/** Character references are written in a value, and decoded in the tree. */
function decode(attribute: WrittenAttribute, node: ContainerDirective): WrittenAttribute {
  const decoded = node.attributes && Object.hasOwn(node.attributes, attribute.name)
  if (!decoded || !attribute.value.includes('&')) return attribute
  return {...attribute, value: node.attributes?.[attribute.name] ?? ''}
}

/** The paragraph that holds the label of a directive. */
export function labelOf(node: ContainerDirective) {
  const first = node.children[0]
  return first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data ? first : undefined
}
