import type {ContainerDirective} from 'mdast-util-directive'
import type {Problem} from '../../src/model/problem.ts'
import {checkNesting} from './check-directives.ts'
import {checkFences} from './check-fences.ts'
import {checkNames, isMeantAsStep} from './check-names.ts'
import {findSwallowed, type SwallowedLine, strayProblem, swallowedProblem} from './check-swallowed.ts'
import {isStepLike, type Page, type StructureFindings} from './page.ts'

/** What a page's structure says: whether it wants to be a runbook, and what Markdown made of it in silence. */
export interface Structure extends StructureFindings {
  readonly isRunbook: boolean
}

/** Rules after whose Problem the rest of the page is in disorder. */
const disorder = ['directive-nesting', 'directive-unclosed', 'fence-cut']

/** Checks what Markdown accepts without a word: unclosed, cut, nested, mistyped. */
export function checkStructure(page: Page): Structure {
  const swallowed = findSwallowed(page)
  const nesting = checkNesting(page)
  const fences = checkFences(page)
  const found = [...nesting.problems, ...fences.problems]
  const first = Math.min(...found.filter(({rule}) => disorder.includes(rule)).map(({place}) => place.line))
  const isNoise = (line: number) => line > first
  return {
    isRunbook: wantsToBeRunbook(page, swallowed),
    problems: [
      ...found.filter(
        ({rule, severity, place}) =>
          rule !== 'fence-unclosed' || severity === 'error' || !isNoise(place.line),
      ),
      ...checkNames(page),
      ...swallowed.filter(({name}) => name).map((line) => swallowedProblem(line, page)),
      ...findStray(swallowed)
        .filter(({line}) => !isNoise(line))
        .map((line) => strayProblem(line, page)),
    ],
    broken: join(nesting.broken, fences.broken),
  }
}

/** Lines of colons alone, without those that belong to an opening line that is text as well. */
function findStray(swallowed: readonly SwallowedLine[]): readonly SwallowedLine[] {
  let opened = 0
  return swallowed.filter(({name}) => {
    const isStray = !name && opened === 0
    if (name) opened += 1
    else if (!isStray) opened -= 1
    return isStray
  })
}

function wantsToBeRunbook({visits}: Page, swallowed: readonly SwallowedLine[]): boolean {
  if (swallowed.some(({name}) => name && isStepLike(name))) return true
  return visits.some(({node}) => {
    if (node.type === 'containerDirective') return isStepLike(node.name)
    return (node.type === 'leafDirective' || node.type === 'textDirective') && isMeantAsStep(node)
  })
}

function join(
  a: ReadonlyMap<ContainerDirective, readonly Problem[]>,
  b: ReadonlyMap<ContainerDirective, readonly Problem[]>,
): ReadonlyMap<ContainerDirective, readonly Problem[]> {
  const joined = new Map(a)
  for (const [node, problems] of b) joined.set(node, [...(joined.get(node) ?? []), ...problems])
  return joined
}
