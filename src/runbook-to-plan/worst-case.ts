import type {PlannedStep} from '../model/plan.ts'

/** The longest that a step can take when every limit and every retry is used, and what that is made of. */
export interface WorstCase {
  /** All attempts of the run block, each with its grace. */
  readonly runMs: number
  /** All tries of the verify, each with the step's grace. */
  readonly verifyMs: number
  /** The pauses between attempts and between tries. */
  readonly pauseMs: number
  readonly totalMs: number
}

/** The worst case of one step; nothing for a step that a person does, or that is left out. */
export function worstCaseOf(step: PlannedStep): WorstCase {
  if (!step.run || step.leftOut !== undefined) return sumOf([])
  const attempts = step.retry + 1
  const runMs = attempts * (step.timeoutMs + step.graceMs)
  const pauseMs = step.retry * step.everyMs
  const {verify} = step
  if (!verify) return {runMs, verifyMs: 0, pauseMs, totalMs: runMs + pauseMs}
  // A change is never repeated before its verify was asked once more.
  const tries = attempts * (verify.retry + 1) + (step.risk === 'read' ? 0 : step.retry)
  const verifyMs = tries * (verify.timeoutMs + step.graceMs)
  const pauses = pauseMs + attempts * verify.retry * verify.everyMs
  return {runMs, verifyMs, pauseMs: pauses, totalMs: runMs + verifyMs + pauses}
}

/** The worst case of several steps, one after the other. */
export function worstCaseOfAll(steps: readonly PlannedStep[]): WorstCase {
  return sumOf(steps.map(worstCaseOf))
}

/** The longest that it can take to roll all of these steps back, once each, in milliseconds. */
export function worstWayBackMs(steps: readonly PlannedStep[]): number {
  const ways = steps.filter((step) => step.leftOut === undefined && step.rollback)
  return ways.reduce((sum, step) => sum + step.rollback!.timeoutMs + step.graceMs, 0)
}

function sumOf(cases: readonly WorstCase[]): WorstCase {
  const sum = (part: keyof WorstCase) => cases.reduce((total, one) => total + one[part], 0)
  return {
    runMs: sum('runMs'),
    verifyMs: sum('verifyMs'),
    pauseMs: sum('pauseMs'),
    totalMs: sum('totalMs'),
  }
}
