import {checkValue} from '../../model/check-value.ts'
import type {Environment} from '../../model/environment.ts'
import type {StepStatus} from '../../model/event.ts'
import type {Run} from '../../model/run.ts'
import type {Runbook} from '../../model/runbook.ts'
import {resumption} from '../../plan-to-run/resume-step.ts'
import {compareStep, type StepChange} from './compare-step.ts'

/** What became of one step since the run stopped. */
export interface StepDifference {
  readonly id: string
  readonly change: 'same' | 'changed' | 'new' | 'gone'
  /** Where the run stands with it; absent for a step that the run does not have. */
  readonly status?: StepStatus
  /** True when the run would still execute it. */
  readonly remains: boolean
  readonly changes: readonly StepChange[]
}

/** A value that is another one today. The run keeps its own. */
export interface ValueDifference {
  readonly name: string
  /** What the run has; absent when it has none. */
  readonly run?: string
  /** What the environment or the default gives today; absent when nothing does. */
  readonly today?: string
}

/** What changed between a run that stopped and today's text and environment. */
export interface RunDifference {
  readonly steps: readonly StepDifference[]
  readonly values: readonly ValueDifference[]
}

/** Holds a run against today's page and environment: in the order of the run, new steps last. */
export function compareRun(run: Run, runbook: Runbook, environment: Environment): RunDifference {
  const known = new Set(run.plan.steps.map(({id}) => id))
  const added = runbook.steps.filter(({id}) => !known.has(id))
  return {
    steps: [
      ...run.plan.steps.map((step) => compareKnown(step, run, runbook)),
      ...added.map(({id}) => ({id, change: 'new' as const, remains: false, changes: []})),
    ],
    values: compareValues(run, runbook, environment),
  }
}

function compareKnown(step: Run['plan']['steps'][number], run: Run, runbook: Runbook): StepDifference {
  const outcome = run.steps.find(({id}) => id === step.id)!
  const today = runbook.steps.find(({id}) => id === step.id)
  const remains = step.leftOut === undefined && resumption(step, outcome) !== 'settled'
  const common = {id: step.id, status: outcome.status, remains}
  if (!today) return {...common, change: 'gone', changes: []}
  if (today.digest === step.digest) return {...common, change: 'same', changes: []}
  return {...common, change: 'changed', changes: compareStep(step, today)}
}

/** A value that was given by --input is no difference as long as nothing else gives the name today. */
function compareValues({plan}: Run, {inputs}: Runbook, environment: Environment): readonly ValueDifference[] {
  const names = new Set([
    ...Object.keys(plan.values),
    ...Object.keys(environment.values),
    ...Object.keys(inputs),
  ])
  return [...names].flatMap((name): ValueDifference[] => {
    const input = inputs[name]
    const raw = environment.values[name] ?? input?.default
    const checked = raw === undefined ? undefined : checkValue(raw, input)
    const today = checked?.ok ? checked.value : raw
    const before = plan.values[name]
    const isKnown = name in inputs || name in environment.values
    if (before === today || (today === undefined && isKnown) || input?.type === 'secret') return []
    // A value that is still to be filled in was no value then either.
    if (before === undefined && today?.startsWith('TO FILL')) return []
    return [{name, ...(before !== undefined && {run: before}), ...(today !== undefined && {today})}]
  })
}
