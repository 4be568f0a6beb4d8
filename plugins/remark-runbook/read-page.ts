import type {Root} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import {compareProblems, type Problem} from '../../src/model/problem.ts'
import type {Fence} from '../../src/model/runbook.ts'
import {checkPage} from './check-page.ts'
import {checkStructure} from './check-structure.ts'
import {languageProblems} from './languages.ts'
import type {Marks} from './mark-source.ts'
import {enclosingStep, type Page} from './page.ts'
import {parseStep, type StepReading} from './parse-step.ts'
import {makeProblem} from './problem.ts'
import {readFences, type WrittenFence} from './read-fences.ts'
import type {ParsedStep, RunbookData} from './runbook-data.ts'
import {findSections} from './sections.ts'
import type {Source} from './source.ts'
import {walkTree} from './walk-tree.ts'

/** What the plugin found, and the nodes to put React in place of. */
export interface PageReading {
  readonly data: RunbookData
  readonly steps: ReadonlyMap<ContainerDirective, ParsedStep>
  readonly fences: readonly WrittenFence[]
}

/** Reads steps, fences and Problems out of a tree. */
export function readPage(tree: Root, source: Source, marks: Marks): PageReading {
  const visits = walkTree(tree)
  const page: Page = {source, visits, marks, fences: readFences(visits, marks, source.file)}
  const structure = checkStructure(page)
  const readings = readSteps(page, structure.broken)
  const steps = new Map<ContainerDirective, ParsedStep>()
  for (const {node, parsed} of readings) if (parsed) steps.set(node, parsed)
  const ids = readings.flatMap(({node}) => node.attributes?.id ?? [])
  const outside = page.fences.filter(({enclosing}) => !enclosingStep(enclosing))
  const problems = [
    ...structure.problems,
    ...readings.flatMap((reading) => reading.problems),
    ...outside.flatMap((fence) => languageProblems(fence)),
    ...checkPage([...steps.values()], ids),
  ]
  const data: RunbookData = {
    isRunbook: structure.isRunbook,
    steps: [...steps.values()],
    ids,
    fences: page.fences.map((written) => fenceOf(written, steps)),
    problems: bySeverity(problems, structure.isRunbook).sort(compareProblems),
  }
  return {data, steps, fences: page.fences}
}

function readSteps(
  page: Page,
  broken: ReadonlyMap<ContainerDirective, readonly Problem[]>,
): readonly (StepReading & {node: ContainerDirective})[] {
  const sections = findSections(page.visits)
  const fencesOf = groupByStep(page.fences)
  const lines = new Map<string, number>()
  return [...sections].map(([node, section]) => {
    const fences = fencesOf.get(node) ?? []
    const reading = parseStep({node, fences, section, broken: broken.get(node) ?? []}, page.source)
    const id = reading.parsed?.step.id
    const first = id && lines.get(id)
    if (!id || !first) {
      if (id) lines.set(id, node.position!.start.line)
      return {...reading, node}
    }
    return {node, problems: [...reading.problems, duplicateId(reading.parsed!, first)]}
  })
}

function groupByStep(fences: readonly WrittenFence[]): ReadonlyMap<ContainerDirective, WrittenFence[]> {
  const groups = new Map<ContainerDirective, WrittenFence[]>()
  for (const fence of fences) {
    const step = enclosingStep(fence.enclosing)
    if (!step) continue
    const group = groups.get(step)
    if (group) group.push(fence)
    else groups.set(step, [fence])
  }
  return groups
}

function duplicateId({step, places}: ParsedStep, firstLine: number): Problem {
  return makeProblem({
    rule: 'step-id',
    place: places.id ?? step.place,
    message: `Step \`${step.id}\` has the id of the step at line ${firstLine}.`,
    hint: 'Give one of them another id.',
  })
}

function fenceOf(
  {fence, enclosing}: WrittenFence,
  steps: ReadonlyMap<ContainerDirective, ParsedStep>,
): Fence {
  const node = enclosingStep(enclosing)
  const step = node && steps.get(node)?.step
  if (!step) return fence
  const blocks = [step.run, step.verify, step.rollback, step.expect]
  return {...fence, role: blocks.find((block) => block?.place.line === fence.place.line)!.role, step: step.id}
}

/** Elsewhere than in a runbook a mistake may be another tool's syntax: it is only a note. */
function bySeverity(problems: readonly Problem[], isRunbook: boolean): Problem[] {
  return isRunbook ? [...problems] : problems.map((problem) => ({...problem, severity: 'note'}))
}
