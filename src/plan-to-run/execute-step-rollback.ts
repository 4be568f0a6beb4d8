import type {RunEvent} from '../model/event.ts'
import {describeEnd} from './describe-end.ts'
import {type BlockResult, executeBlock} from './execute-block.ts'
import {openOutputLog} from './output-log.ts'
import type {UndoableStep} from './plan-rollback.ts'
import type {RunContext} from './run-context.ts'

/** The event that ends one try of a step's rollback. */
export type StepRollbackEnded = Extract<RunEvent, {kind: 'step-rollback-ended'}>

/** Executes the rollback block of a step with the values of its own attempt. Never throws for what a block does. */
export async function executeStepRollback(
  {step, captures, attempt}: UndoableStep,
  context: RunContext,
): Promise<StepRollbackEnded> {
  const {clock, masker, folder, onText} = context.ports
  const fence = step.rollback!
  const startedMs = clock.monotonicMs()
  const name = `${step.id}.${attempt}.rollback`
  const log = openOutputLog({
    folder,
    name,
    masker,
    onText: (stream, text) => onText(step, stream, text),
  })
  const call = {
    fence,
    attempt: {step: step.id, attempt, role: 'rollback' as const},
    timeoutMs: fence.timeoutMs,
    graceMs: step.graceMs,
    log,
  }
  const block = await executeBlock(call, {...context, captures: {...captures}})
  const {message, hint, ...judged} = judgeRollback(step.id, call, block)
  return {
    kind: 'step-rollback-ended',
    at: clock.now().toISOString(),
    step: step.id,
    attempt,
    durationMs: Math.round(clock.monotonicMs() - startedMs),
    ...judged,
    ...(message !== undefined && {message: masker.text(message)}),
    ...(hint !== undefined && {hint: masker.text(hint)}),
    output: log.close(),
    requests: [...block.requests],
  }
}

type Judged = Pick<StepRollbackEnded, 'status' | 'message' | 'hint' | 'exitCode'>

function judgeRollback(
  step: string,
  {fence, timeoutMs}: {fence: Parameters<typeof describeEnd>[1]['fence']; timeoutMs: number},
  {end, lastError, requests}: BlockResult,
): Judged {
  const exit = end.exitCode === undefined ? {} : {exitCode: end.exitCode}
  const refused = requests.find((request) => request.refused)?.refused
  if (refused !== undefined) {
    const message = `The rollback of step \`${step}\` sent a request that the world does not know: ${refused}`
    const hint = 'Mend the address in the runbook, or add the route to the rehearsal.'
    return {status: 'failed', message, hint, ...exit}
  }
  if (end.ended === 'exited' && end.exitCode === 0) return {status: 'rolled-back', ...exit}
  const described = describeEnd(end, {step, fence, timeoutMs, lastError})
  if (end.ended === 'timed-out') return {status: 'timed-out', ...described}
  return {status: end.ended === 'canceled' ? 'unknown' : 'failed', ...described, ...exit}
}
