import type {VerifyRecord} from '../model/event.ts'
import type {PlannedStep} from '../model/plan.ts'
import type {Request} from '../model/request.ts'
import {type BlockResult, executeBlock} from './execute-block.ts'
import {openOutputLog} from './output-log.ts'
import type {RunContext} from './run-context.ts'

/** What a verify answered, and what it sent. */
export interface Verdict {
  readonly record: VerifyRecord
  readonly requests: readonly Request[]
  /** The request that the world refused, if one was. */
  readonly refused?: string
}

/**
 * Asks a step's verify until it holds or its tries are used up; `undefined` when the step has none.
 * Exit status 0 holds, 1 does not hold, anything else cannot tell: a tool that fails is not an answer.
 */
export async function askVerify(
  step: PlannedStep,
  attempt: number,
  context: RunContext,
): Promise<Verdict | undefined> {
  const fence = step.verify
  if (!fence) return undefined
  const {clock, signal, masker, folder, onText} = context.ports
  const startedMs = clock.monotonicMs()
  const name = `${step.id}.${attempt}.verify`
  const log = openOutputLog({
    folder,
    name,
    masker,
    onText: (stream, text) => onText(step, stream, text),
  })
  const call = {
    fence,
    attempt: {step: step.id, attempt, role: 'verify' as const},
    timeoutMs: fence.timeoutMs,
    graceMs: step.graceMs,
    log,
  }
  for (let tries = 1; ; tries++) {
    const result = await executeBlock(call, context)
    const answer = answerOf(result, fence.language)
    const refused = result.requests.find((request) => request.refused)?.refused
    if (answer === 'holds' || tries > fence.retry || signal.aborted || refused !== undefined) {
      const {exitCode} = result.end
      const record = {
        answer: refused === undefined ? answer : ('cannot tell' as const),
        tries,
        durationMs: Math.round(clock.monotonicMs() - startedMs),
        ...(exitCode !== undefined && {exitCode}),
        tail: log.close().tail,
      }
      return {record, requests: result.requests, ...(refused !== undefined && {refused})}
    }
    await clock.sleep(fence.everyMs, signal)
  }
}

function answerOf({end, lastValue}: BlockResult, language: string): VerifyRecord['answer'] {
  if (end.ended !== 'exited') return 'cannot tell'
  if (language === 'sql' && end.exitCode === 0) {
    if (lastValue === 't' || lastValue === 'true') return 'holds'
    return lastValue === 'f' || lastValue === 'false' ? 'does not hold' : 'cannot tell'
  }
  if (end.exitCode === 0) return 'holds'
  return end.exitCode === 1 ? 'does not hold' : 'cannot tell'
}
