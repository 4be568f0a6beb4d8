import type {Code, Heading, Root} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx'
import type {Fence, Step} from '../../src/model/runbook.ts'
import {jsxElement} from './jsx-element.ts'
import {enclosingStep} from './page.ts'
import {labelOf} from './read-opening.ts'
import type {PageReading} from './read-page.ts'
import {walkTree} from './walk-tree.ts'

/**
 * Turns steps and their fences into React elements; the code itself stays as it is.
 *
 * Before: `containerDirective step [label, paragraph, code]`.
 * After: `<RunbookStep …> [heading, paragraph, <RunbookFence …> [code]]`.
 */
export function renderPage(tree: Root, reading: PageReading, runbook: string): void {
  let depth = 1
  for (const {node, enclosing} of walkTree(tree)) {
    if (node.type === 'heading' && !enclosingStep(enclosing)) depth = node.depth
    const parsed = node.type === 'containerDirective' ? reading.steps.get(node) : undefined
    if (node.type === 'containerDirective' && parsed) {
      become(node, renderStep(node, {step: parsed.step, runbook, depth}))
    }
  }
  for (const [index, {node}] of reading.fences.entries()) {
    const fence = reading.data.fences[index]!
    if (fence.step) become(node, renderFence(node, fence))
  }
}

/** The node stays in its parent and becomes another one. */
function become(node: Code | ContainerDirective, element: MdxJsxFlowElement): void {
  const {position} = node
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key)
  Object.assign(node, element, {position})
}

/** Docusaurus reads the meta of a code block as its own; ours is in the props. */
function renderFence(node: Code, {role, language, codeLine, step}: Fence): MdxJsxFlowElement {
  const element = jsxElement('RunbookFence', {role, language, codeLine, step})
  return {...element, children: [{...node, meta: null}]}
}

function renderStep(
  node: ContainerDirective,
  {step, runbook, depth}: {step: Step; runbook: string; depth: number},
): MdxJsxFlowElement {
  const label = labelOf(node)
  const {id, title, risk, kind, timeoutMs, section, retry, needs, digest} = step
  const element = jsxElement('RunbookStep', {
    ...{id, title, risk, kind, timeoutMs, line: step.place.line, section, runbook},
    ...{hasVerify: step.verify !== undefined, hasRollback: step.rollback !== undefined, retry, needs, digest},
  })
  const heading: Heading = {
    type: 'heading',
    depth: Math.min(depth + 1, 6) as Heading['depth'],
    data: {hProperties: {id}},
    children: label?.children ?? [],
    position: label?.position,
  }
  return {...element, children: [heading, ...node.children.filter((child) => child !== label)] as never}
}
