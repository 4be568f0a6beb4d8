import type {ContainerDirective} from 'mdast-util-directive'
import {enclosingStep} from './page.ts'
import {textOf} from './text-of.ts'
import type {Visit} from './walk-tree.ts'

/** Every step directive in document order, with the text of the nearest heading above it. */
export function findSections(visits: readonly Visit[]): ReadonlyMap<ContainerDirective, string> {
  const sections = new Map<ContainerDirective, string>()
  let section = ''
  for (const {node, enclosing} of visits) {
    if (node.type === 'heading' && !enclosingStep(enclosing)) section = textOf(node)
    if (node.type === 'containerDirective' && node.name === 'step') sections.set(node, section)
  }
  return sections
}
