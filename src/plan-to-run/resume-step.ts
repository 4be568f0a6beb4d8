import type {StepStatus} from '../model/event.ts'
import type {PlannedStep} from '../model/plan.ts'
import type {Run, StepOutcome} from '../model/run.ts'
import {askVerify, type Verdict} from './ask-verify.ts'
import type {StepEnded} from './execute-step.ts'
import {capturedBefore} from './keep-capture.ts'
import type {RunContext} from './run-context.ts'

/** What a resumed run does with a step. */
export type Resumption =
  /** It is done: pass over it. */
  | 'settled'
  /** It has not begun, has failed, or only looks: run it. */
  | 'run'
  /** It may have had its effect, and nobody knows: its verify must be asked first. */
  | 'unknown'

/** Decides what becomes of a step when its run goes on. */
export function resumption(step: PlannedStep, before: StepOutcome | undefined): Resumption {
  if (!before || before.status === 'not-run') return 'run'
  // A secret lives in memory only: the step that reads it is read again.
  if (step.run?.secret !== undefined && before.status === 'passed') return 'run'
  if (['passed', 'skipped', 'attested'].includes(before.status)) return 'settled'
  return isEndUnknown(step, before.status) ? 'unknown' : 'run'
}

/** True for a step that may have had its effect though it did not pass: it is never just repeated. */
export function isEndUnknown(step: PlannedStep, status: StepStatus): boolean {
  if (step.risk === 'read' || step.kind === 'manual') return false
  return status === 'unknown' || status === 'timed-out'
}

/** Names that a run has captured so far, with their values. */
export function capturesOfRun(run: Run): Record<string, string> {
  return Object.assign({}, ...run.steps.map(({captures}) => captures))
}

/**
 * Asks the verify of a step whose end is not known, with its full retries. Gives the end of the step when it holds;
 * `undefined` when a person must decide: it does not hold, cannot tell, there is none, or a capture was lost.
 */
export async function settleUnknown(
  step: PlannedStep,
  attempt: number,
  context: RunContext,
): Promise<StepEnded | undefined> {
  const startedMs = context.ports.clock.monotonicMs()
  const captures = capturedBefore(step, context)
  const verdict: Verdict | undefined = captures && (await askVerify(step, attempt, context))
  if (!captures || verdict?.record.answer !== 'holds') return undefined
  return {
    kind: 'step-ended',
    at: context.ports.clock.now().toISOString(),
    step: step.id,
    attempt,
    status: 'passed',
    durationMs: Math.round(context.ports.clock.monotonicMs() - startedMs),
    reason: 'its verify holds after the interruption',
    verify: verdict.record,
    captures,
    requests: [...verdict.requests],
  }
}
