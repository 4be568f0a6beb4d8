import type {ContainerDirective} from 'mdast-util-directive'
import type {Problem} from '../../src/model/problem.ts'
import {enclosingStep, type Page, type StructureFindings} from './page.ts'
import {makeProblem} from './problem.ts'
import type {WrittenFence} from './read-fences.ts'

/** Fences that are not closed, or that a line of colons cuts in two; and indented code in a step. */
export function checkFences(page: Page): StructureFindings {
  const broken = new Map<ContainerDirective, Problem[]>()
  const problems: Problem[] = []
  for (const written of page.fences) {
    // Behind a fence that was cut, what should close it opens another one: that follows from the cut.
    const isCut = problems.some(({rule}) => rule === 'fence-cut')
    const swallowed = isCut ? undefined : swallowsFence(written, page)
    if (written.mark.fences > 1 && !swallowed) continue
    const problem = swallowed ?? fenceProblem(written, page)
    const step = enclosingStep(written.enclosing)
    problems.push(problem)
    if (step) broken.set(step, [...(broken.get(step) ?? []), problem])
  }
  return {problems: [...problems, ...indentedCode(page)], broken}
}

/** Code that holds a line which opens a fence of the same length: the end between them is missing. */
function swallowsFence(written: WrittenFence, {source}: Page): Problem | undefined {
  const {place, language, code, codeLine} = written.fence
  const [fence = ''] = /^[`~]+/.exec(source.lines[place.line - 1]!.slice(place.column - 1)) ?? []
  const inner = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*[A-Za-z]`)
  const at = fence === '' ? -1 : code.split('\n').findIndex((line) => inner.test(line))
  if (at === -1) return undefined
  return makeProblem({
    rule: 'fence-unclosed',
    place,
    message: `The ${language || 'code'} fence is not closed before line ${codeLine + at}, where another one opens.`,
    hint: `Write "${fence}" on a line of its own where the code ends.`,
  })
}

function fenceProblem(written: WrittenFence, {source}: Page): Problem {
  const {place, language} = written.fence
  const directive = written.enclosing?.node
  const end = written.node.position!.end.line
  const fence = /^[`~]+/.exec(source.lines[place.line - 1]!.slice(place.column - 1))![0]
  const isCut = directive?.position?.end.line === end && /^[\s>]*:{3,}\s*$/.test(source.lines[end - 1]!)
  if (isCut && closesLater(source.lines.slice(end), fence)) {
    const colons = source.lines[end - 1]!.trim()
    return makeProblem({
      rule: 'fence-cut',
      place,
      message: `The ${language || 'code'} fence is cut by \`${colons}\` of line ${end}, which closes \`${directive.name}\` of line ${directive.position!.start.line}.`,
      hint: `Open line ${directive.position!.start.line} with \`${colons}:${directive.name}\` and close it with \`${colons}:\`.`,
    })
  }
  return makeProblem({
    rule: 'fence-unclosed',
    place,
    severity: directive ? 'error' : 'warning',
    message: `The ${language || 'code'} fence is not closed; it takes everything up to line ${end}.`,
    hint: `Write "${fence}" on a line of its own where the code ends.`,
  })
}

/** True when a closing line of this fence follows before any other fence or directive opens. */
function closesLater(lines: readonly string[], fence: string): boolean {
  for (const line of lines) {
    const text = line.replace(/^[\s>]*/, '')
    if (/^:{3,}[A-Za-z]/.test(text)) return false
    if (text.startsWith(fence)) return text.slice(fence.length).replaceAll(fence[0]!, '').trim() === ''
  }
  return false
}

function indentedCode({visits, marks, source}: Page): readonly Problem[] {
  return visits.flatMap(({node, enclosing}) => {
    if (node.type !== 'code' || marks.has(node) || !enclosingStep(enclosing)) return []
    return [
      makeProblem({
        rule: 'code-indented',
        place: source.place(node.position!.start.line, node.position!.start.column),
        severity: 'warning',
        message: 'Indented code in a step is for reading only; nothing runs it.',
        hint: 'Put it in a fence with its language, or in a sentence.',
      }),
    ]
  })
}
