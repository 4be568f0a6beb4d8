import type {ContainerDirective} from 'mdast-util-directive'
import type {Place} from '../../src/model/place.ts'
import type {Problem} from '../../src/model/problem.ts'
import type {Page, StructureFindings} from './page.ts'
import {makeProblem, type WrittenProblem} from './problem.ts'
import {countColons} from './read-opening.ts'
import type {Enclosing} from './walk-tree.ts'

/** Directives that are not closed, that cut each other, and steps inside something. */
export function checkNesting(page: Page): StructureFindings {
  const problems: Problem[] = []
  const broken = new Map<ContainerDirective, Problem[]>()
  const breaks = (node: ContainerDirective, problem: Problem) =>
    broken.set(node, [...(broken.get(node) ?? []), problem])
  for (const {node, enclosing} of page.visits) {
    if (node.type !== 'containerDirective') continue
    const inherited = enclosing && broken.get(enclosing.node)?.[0]
    if (inherited && (node.name === 'step' || isUnclosed(node, page))) {
      breaks(node, inherited)
      continue
    }
    const written = nestingProblem(node, enclosing, page)
    if (!written) continue
    const problem = makeProblem(written)
    problems.push(problem)
    breaks(node, problem)
    if (enclosing && problem.rule !== 'step-nested') breaks(enclosing.node, problem)
  }
  return {problems, broken}
}

function isUnclosed(node: ContainerDirective, {marks}: Page): boolean {
  return (marks.get(node)?.fences ?? 2) < 2
}

function nestingProblem(
  node: ContainerDirective,
  enclosing: Enclosing | undefined,
  page: Page,
): WrittenProblem | undefined {
  if (isUnclosed(node, page)) {
    const outer = enclosing?.node
    const cut =
      outer && !isUnclosed(outer, page) && countColons(outer, page.source) <= countColons(node, page.source)
    if (!cut) return unclosed(node, page)
    return outer.name === 'step' && node.name === 'step'
      ? unclosedBefore(outer, node, page)
      : cutBy(outer, node, page)
  }
  if (node.name !== 'step' || !enclosing) return undefined
  return {
    rule: 'step-nested',
    place: placeOf(node, page),
    message: `A step stands inside the \`${enclosing.node.name}\` of line ${enclosing.node.position!.start.line}.`,
    hint: 'Write steps one after the other, outside other directives.',
  }
}

function unclosed(node: ContainerDirective, page: Page): WrittenProblem {
  const {start, end} = node.position!
  const colons = ':'.repeat(countColons(node, page.source))
  const lines = page.source.lines.slice(start.line, end.line)
  const indented = lines.findIndex((line) => /^(?: {4}|\t)/.test(line) && /^:{3,}$/.test(line.trim()))
  return {
    rule: 'directive-unclosed',
    place: placeOf(node, page),
    message: `\`${colons}${node.name}\` is not closed; it takes everything up to line ${end.line}.`,
    hint:
      indented >= 0
        ? `Move \`${colons}\` of line ${start.line + 1 + indented} to the left; four spaces make it text.`
        : `Write \`${colons}\` on a line of its own where it ends.`,
  }
}

function unclosedBefore(outer: ContainerDirective, node: ContainerDirective, page: Page): WrittenProblem {
  const colons = ':'.repeat(countColons(outer, page.source))
  const {line} = node.position!.start
  return {
    rule: 'directive-unclosed',
    place: placeOf(outer, page),
    message: `\`${colons}step\` is not closed before the step of line ${line} opens.`,
    hint: `Write \`${colons}\` on a line of its own before line ${line}.`,
  }
}

function cutBy(outer: ContainerDirective, node: ContainerDirective, page: Page): WrittenProblem {
  const colons = ':'.repeat(countColons(node, page.source) + 1)
  const {start, end} = outer.position!
  return {
    rule: 'directive-nesting',
    place: placeOf(node, page),
    message: `The colons of line ${end.line} close \`${outer.name}\` of line ${start.line}, and not \`${node.name}\` inside it.`,
    hint: `Open line ${start.line} with \`${colons}${outer.name}\` and close it with \`${colons}\`.`,
  }
}

function placeOf(node: ContainerDirective, {source}: Page): Place {
  return source.place(node.position!.start.line, node.position!.start.column)
}
