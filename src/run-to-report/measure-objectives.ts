import type {ObjectiveResult, Objectives} from '../model/evidence.ts'
import type {Run} from '../model/run.ts'
import type {Objective} from '../model/runbook.ts'

/**
 * Measures a run's objectives. Recovery time runs from the start of the step `from` to the end of the step `to`,
 * waiting included; a name instead of a step's id stands for the datetime that the run captured under it.
 */
export function measureObjectives(run: Run): Objectives {
  const {rto, rpo} = run.plan.objectives
  return {...(rto && {rto: measure(rto, run)}), ...(rpo && {rpo: measure(rpo, run)})}
}

function measure(objective: Objective, run: Run): ObjectiveResult {
  const from = instantOf(objective.from, 'start', run)
  const to = instantOf(objective.to, 'end', run)
  const {withinMs} = objective
  if (from === undefined || to === undefined) return {withinMs, met: false}
  const measuredMs = to - from
  return {withinMs, measuredMs, met: measuredMs <= withinMs}
}

/** When a step started or ended, or the datetime that was given or captured under a name, in milliseconds; `undefined` while unknown. */
export function instantOf(end: string, side: 'start' | 'end', run: Run): number | undefined {
  const step = run.steps.find(({id}) => id === end)
  const text = step ? stepInstant(step, side) : givenValue(end, run)
  const instant = Date.parse(text ?? '')
  return Number.isNaN(instant) ? undefined : instant
}

function stepInstant(step: Run['steps'][number], side: 'start' | 'end'): string | undefined {
  if (side === 'start') return step.startedAt
  // What a later rollback undid was reached all the same.
  const status = step.rollback?.undoes ?? step.status
  return status === 'passed' || status === 'attested' ? step.endedAt : undefined
}

function givenValue(name: string, run: Run): string | undefined {
  const captured = run.steps.find(({captures}) => name in captures)
  return captured?.captures[name] ?? run.plan.values[name]
}
