import type {RunEvent} from '../model/event.ts'
import type {PlannedStep} from '../model/plan.ts'
import type {Request} from '../model/request.ts'
import {askVerify, type Verdict} from './ask-verify.ts'
import {describeEnd} from './describe-end.ts'
import {type BlockResult, executeBlock} from './execute-block.ts'
import {capturedBefore, keepCapture} from './keep-capture.ts'
import {matchExpected} from './match-expected.ts'
import {type OutputLog, openOutputLog} from './output-log.ts'
import type {RunContext} from './run-context.ts'

/** The event that ends one attempt of a step. */
export type StepEnded = Extract<RunEvent, {kind: 'step-ended'}>

/** What an attempt came to, before it is timed and dated. */
type Result = Pick<StepEnded, 'status' | 'message' | 'hint' | 'reason' | 'exitCode' | 'verify'> & {
  readonly captures?: Record<string, string>
  readonly requests: readonly Request[]
}

/** Executes one attempt of a command step: run, expect, capture, verify. Never throws for what a step does. */
export async function executeStep(
  step: PlannedStep,
  attempt: number,
  context: RunContext,
): Promise<StepEnded> {
  const {clock, masker, folder, onText} = context.ports
  const startedMs = clock.monotonicMs()
  const name = `${step.id}.${attempt}`
  const log = openOutputLog({
    folder,
    name,
    masker,
    onText: (stream, text) => onText(step, stream, text),
  })
  const result = await attemptStep(step, attempt, context, log)
  const {message, hint, captures = {}, requests, ...rest} = result
  return {
    kind: 'step-ended',
    at: clock.now().toISOString(),
    step: step.id,
    attempt,
    durationMs: Math.round(clock.monotonicMs() - startedMs),
    ...rest,
    ...(message !== undefined && {message: masker.text(message)}),
    ...(hint !== undefined && {hint: masker.text(hint)}),
    captures,
    requests: [...requests],
    output: log.close(),
  }
}

async function attemptStep(
  step: PlannedStep,
  attempt: number,
  context: RunContext,
  log: OutputLog,
): Promise<Result> {
  const before = await askBefore(step, attempt, context)
  if (before) return before
  // Were this attempt cut off, an earlier one's capture would stand for what it made.
  if (step.run?.capture !== undefined) delete context.captures[step.run.capture]
  const block = await executeBlock(
    {
      fence: step.run!,
      attempt: {step: step.id, attempt, role: 'run'},
      timeoutMs: step.timeoutMs,
      graceMs: step.graceMs,
      log,
      ...(step.run?.secret !== undefined && {hideStdout: true as const}),
    },
    context,
  )
  return judgeRun(step, block) ?? judgeOutput(step, attempt, block, context)
}

/**
 * What the verify says before a change: one that already holds is not repeated, and a rehearsal proves that the
 * check does not hold by itself.
 */
async function askBefore(
  step: PlannedStep,
  attempt: number,
  context: RunContext,
): Promise<Result | undefined> {
  const isProof = attempt === 1 && context.ports.provesVerify === true
  if (step.risk === 'read' || !step.verify || (attempt === 1 && !isProof)) return undefined
  const once = {...step, verify: {...step.verify, retry: 0}}
  const verdict = await askVerify(once, isProof ? 0 : attempt, context)
  if (verdict?.record.answer !== 'holds') return undefined
  return isProof ? provesNothing(step, verdict) : alreadyHeld(step, verdict, context)
}

function provesNothing({id, verify}: PlannedStep, {requests}: Verdict): Result {
  const message = `The verify of step \`${id}\` (${verify!.place.file}:${verify!.place.line}) held before the step ran: it proves nothing.`
  return {status: 'failed', message, hint: 'Let it ask for what only this step changes.', requests}
}

function alreadyHeld(step: PlannedStep, {record, requests}: Verdict, context: RunContext): Result {
  const captures = capturedBefore(step, context)
  if (captures) return {status: 'passed', verify: record, captures, requests, reason: 'it already held'}
  const name = step.run!.capture!
  return {
    status: 'failed',
    message: `Step \`${step.id}\` already holds, but its capture ${name} was lost with an earlier attempt.`,
    hint: `Look up the value and start a new run from the next step, with --from and --input ${name}=….`,
    verify: record,
    requests,
  }
}

/** Why the run block did not succeed, or `undefined` when it did. */
function judgeRun(step: PlannedStep, {end, requests, lastError}: BlockResult): Result | undefined {
  const exit = end.exitCode === undefined ? {} : {exitCode: end.exitCode}
  const refused = requests.find((request) => request.refused)?.refused
  if (refused !== undefined) return {status: 'failed', ...refusal(step, refused), ...exit, requests}
  if (end.ended === 'exited' && end.exitCode === 0) return undefined
  const described = describeEnd(end, {step: step.id, fence: step.run!, timeoutMs: step.timeoutMs, lastError})
  if (end.ended === 'timed-out') return {status: 'timed-out', ...described, requests}
  const status = end.ended === 'canceled' && step.risk !== 'read' ? 'unknown' : 'failed'
  return {status, ...described, ...exit, requests}
}

/** The run block succeeded: is its output as expected, can it be kept, and does the verify hold? */
async function judgeOutput(
  step: PlannedStep,
  attempt: number,
  block: BlockResult,
  context: RunContext,
): Promise<Result> {
  const {requests} = block
  const unexpected = step.expect && matchExpected(step.expect.code, block.stdout.toString())
  if (unexpected !== undefined) {
    const message = `Step \`${step.id}\` expects the output line ${JSON.stringify(unexpected)}, which did not come.`
    return {
      status: 'failed',
      message,
      hint: 'Compare the output with the `expect` block.',
      exitCode: 0,
      requests,
    }
  }
  const kept = keepCapture(step, block.stdout, context)
  if (!kept.ok) {
    const message = `Step \`${step.id}\`: ${kept.reason}.`
    return {status: 'failed', message, hint: 'Look at what the run block prints.', exitCode: 0, requests}
  }
  const verdict = await askVerify(step, attempt, context)
  const both = {captures: kept.captures, exitCode: 0, requests: [...requests, ...(verdict?.requests ?? [])]}
  if (!verdict) return {status: 'passed', ...both}
  if (verdict.record.answer === 'holds') return {status: 'passed', verify: verdict.record, ...both}
  return {...judgeVerdict(step, verdict), verify: verdict.record, ...both}
}

function judgeVerdict(
  step: PlannedStep,
  {record, refused}: Verdict,
): Pick<Result, 'status' | 'message' | 'hint'> {
  if (refused !== undefined) return {status: 'failed', ...refusal(step, refused)}
  const tries = record.tries === 1 ? 'one try' : `${record.tries} tries`
  const says = record.answer === 'cannot tell' ? 'could not tell' : 'did not hold'
  const place = `${step.verify!.place.file}:${step.verify!.place.line}`
  return {
    status: record.answer === 'cannot tell' && step.risk !== 'read' ? 'unknown' : 'failed',
    message: `The verify of step \`${step.id}\` (${place}) ${says} after ${tries}.`,
    hint: 'The run block succeeded: look at the state that it left before you repeat it.',
  }
}

function refusal(step: PlannedStep, refused: string): {message: string; hint: string} {
  return {
    message: `Step \`${step.id}\` sent a request that the world does not know: ${refused}`,
    hint: 'Mend the address in the runbook, or add the route to the rehearsal.',
  }
}
