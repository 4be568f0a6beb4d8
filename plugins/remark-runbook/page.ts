import type {ContainerDirective} from 'mdast-util-directive'
import type {Problem} from '../../src/model/problem.ts'
import type {Marks} from './mark-source.ts'
import type {WrittenFence} from './read-fences.ts'
import type {Source} from './source.ts'
import type {Enclosing, Visit} from './walk-tree.ts'

/** A page as the rules of structure see it. */
export interface Page {
  readonly source: Source
  readonly visits: readonly Visit[]
  readonly fences: readonly WrittenFence[]
  readonly marks: Marks
}

/** Problems of the page's structure, and which of them break which directive. */
export interface StructureFindings {
  readonly problems: readonly Problem[]
  readonly broken: ReadonlyMap<ContainerDirective, readonly Problem[]>
}

/** True for `step`, and for what can only be meant as one. */
export function isStepLike(name: string): boolean {
  return /^steps?$/i.test(name)
}

/** The innermost step around a node. */
export function enclosingStep(enclosing: Enclosing | undefined): ContainerDirective | undefined {
  for (let next = enclosing; next; next = next.around) if (next.node.name === 'step') return next.node
  return undefined
}
