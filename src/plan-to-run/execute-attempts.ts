import type {RunEvent} from '../model/event.ts'
import type {PlannedStep} from '../model/plan.ts'
import {executeStep, type StepEnded} from './execute-step.ts'
import type {ExecutePorts, RunContext} from './run-context.ts'

type StepStarted = Extract<RunEvent, {kind: 'step-started'}>

/** Where the attempts of a step begin. */
export interface AttemptsStart {
  readonly context: RunContext
  /** Events that are not on the disk yet; they go there with the start of the step. */
  readonly pending: RunEvent[]
  /** Number of the first attempt: a resumed run goes on counting. */
  readonly first: number
}

/**
 * Runs a step until it passes or its attempts are used up; every attempt is recorded before it begins.
 * The end of the last one is left in `pending`, to go to the disk with what follows.
 */
export async function* executeAttempts(
  step: PlannedStep,
  {context, pending, first}: AttemptsStart,
): AsyncGenerator<readonly RunEvent[], StepEnded> {
  const {clock, signal} = context.ports
  for (let attempt = first; ; attempt++) {
    yield [...pending.splice(0), started(step, attempt, context.ports)]
    const ended = await executeStep(step, attempt, context)
    const isFinal = ended.status === 'passed' || attempt >= first + step.retry || signal.aborted
    if (isFinal || ended.requests.some((request) => request.refused)) {
      pending.push(ended)
      return ended
    }
    yield [ended]
    await clock.sleep(step.everyMs, signal)
    if (signal.aborted) return ended
  }
}

/** The event that goes to the disk before an attempt acts. */
export function started(step: PlannedStep, attempt: number, {clock}: ExecutePorts): StepStarted {
  return {kind: 'step-started', at: clock.now().toISOString(), step: step.id, attempt}
}
