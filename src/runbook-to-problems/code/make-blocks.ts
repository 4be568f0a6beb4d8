import type {Environment} from '../../model/environment.ts'
import type {Place} from '../../model/place.ts'
import type {Fence, Risk, Step} from '../../model/runbook.ts'
import type {Page} from '../page.ts'
import type {CodeBlock} from './code-block.ts'
import {scopeOf} from './scope.ts'

const commonNames: Readonly<Record<string, string>> = {
  shell: 'bash',
  yml: 'yaml',
  ps1: 'powershell',
  pwsh: 'powershell',
  py: 'python',
  postgresql: 'sql',
  pgsql: 'sql',
}

/** What a page's fences are read with. */
export interface BlockFacts {
  readonly environments: readonly Environment[]
  readonly isOurs: boolean
}

/** Errors that leave every input, step and capture of the page readable. */
const harmless = new Set([
  ...['front-matter-missing', 'front-matter-unknown', 'runbook-id', 'objective-unknown', 'condition-unknown'],
  ...['needs-order', 'expect-language', 'step-title'],
])

/** Every fence of a page, in document order, as the rules of code see it. */
export function makeBlocks(page: Page, facts: BlockFacts): readonly CodeBlock[] {
  const steps = new Map(page.runbook.steps.map((step) => [step.id, step]))
  const siblings: readonly CodeBlock[] = []
  const isSure = !page.problems.some(({severity, rule}) => severity === 'error' && !harmless.has(rule))
  const requires = page.isRunbook && new Set(page.runbook.requires.map(({tool}) => tool))
  const environmentNames = [...new Set(facts.environments.flatMap(({values}) => Object.keys(values)))]
  return page.runbook.fences.map((fence): CodeBlock => {
    const step = fence.role && fence.step !== undefined ? steps.get(fence.step) : undefined
    const language = commonNames[fence.language.toLowerCase()] ?? fence.language.toLowerCase()
    const placeOf = placer(fence, page.lines)
    const {environments, isOurs} = facts
    const intro = page.lines.slice(Math.max(0, fence.place.line - 4), fence.place.line - 1).join('\n')
    const base: CodeBlock = {
      ...{fence, language, code: fence.code, intro, siblings, placeOf, isOurs, environmentNames},
    }
    const block: CodeBlock = {
      ...base,
      ...(step && {
        step,
        risk: riskOf(step, fence),
        scope: scopeOf(page.runbook, step, fence, {environments, isSure}),
      }),
      ...(requires && {requires}),
    }
    return block
  })
}

function riskOf(step: Step, fence: Fence): Risk {
  if (fence.role === 'verify') return 'read'
  return fence.role === 'rollback' ? (step.rollback?.risk ?? 'destructive') : step.risk
}

/** A fence in a list or a quotation is indented in the page and not in its code. */
function placer({place, codeLine, code}: Fence, lines: readonly string[]): (offset: number) => Place {
  const starts = [0]
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const row = lastAtMost(starts, offset)
    const text = code.slice(starts[row], starts[row + 1] === undefined ? undefined : starts[row + 1]! - 1)
    const line = lines[codeLine - 1 + row] ?? ''
    const indent = line.endsWith(text) ? line.length - text.length : 0
    return {file: place.file, line: codeLine + row, column: indent + offset - starts[row]! + 1}
  }
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
