import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'
import type {Problem} from '../../src/model/problem.ts'
import {isStepLike, type Page} from './page.ts'
import {makeProblem, type WrittenProblem} from './problem.ts'

const admonitions = ['note', 'tip', 'info', 'warning', 'danger', 'caution']

/** Directives of unknown names, and steps that open with fewer than three colons. */
export function checkNames({visits, source}: Page): readonly Problem[] {
  return visits.flatMap(({node}) => {
    const written =
      node.type === 'containerDirective'
        ? containerProblem(node)
        : node.type === 'leafDirective' || (node.type === 'textDirective' && isMeantAsStep(node))
          ? shortProblem(node)
          : undefined
    const {line, column} = node.position?.start ?? {line: 1, column: 1}
    return written ? [makeProblem({...written, place: source.place(line, column)})] : []
  })
}

/** `:step` in prose may be anything; with a title or attributes it is meant as a step. */
export function isMeantAsStep(node: TextDirective | LeafDirective): boolean {
  const written = node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0
  return isStepLike(node.name) && (node.type === 'leafDirective' || written)
}

function containerProblem({name}: ContainerDirective): Omit<WrittenProblem, 'place'> | undefined {
  if (name === 'step' || admonitions.includes(name)) return undefined
  const meant = isStepLike(name) ? 'step' : admonitions.find((known) => known === name.toLowerCase())
  return {
    rule: 'directive-unknown',
    message: `\`:::${name}\` is not a directive that this site knows.`,
    hint: meant ? `Write \`:::${meant}\`.` : `Write \`:::step\` or one of ${admonitions.join(', ')}.`,
  }
}

function shortProblem(node: LeafDirective | TextDirective): Omit<WrittenProblem, 'place'> {
  const colons = node.type === 'leafDirective' ? '::' : ':'
  if (!isStepLike(node.name)) {
    const message = `\`${colons}${node.name}\` is not a directive that this site knows.`
    return {rule: 'directive-unknown', message, hint: 'Remove it, or put it in a code span.'}
  }
  return {
    rule: 'directive-colons',
    message: `A step opens with \`:::step\`, got \`${colons}${node.name}\`.`,
    hint: 'Write `:::step`, and `:::` where it ends.',
  }
}
