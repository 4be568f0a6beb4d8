import type {Nodes, Parents, Root} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'

/** The container directives around a node, from the inside out. */
export interface Enclosing {
  readonly node: ContainerDirective
  readonly around?: Enclosing
}

/** A node, its parent, and the directives that it is in. */
export interface Visit {
  readonly node: Nodes
  readonly parent?: Parents
  readonly enclosing?: Enclosing
}

/** Every node of the tree in document order. Not recursive: a stranger's page may nest deeper than a stack. */
export function walkTree(root: Root): readonly Visit[] {
  const visits: Visit[] = []
  const waiting: Visit[] = [{node: root}]
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    visits.push(visit)
    const {node} = visit
    if (!('children' in node)) continue
    const enclosing = node.type === 'containerDirective' ? {node, around: visit.enclosing} : visit.enclosing
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      waiting.push({node: node.children[index]!, parent: node, enclosing})
    }
  }
  return visits
}
