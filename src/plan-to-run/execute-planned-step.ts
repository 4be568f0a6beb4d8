import type {RunEvent} from '../model/event.ts'
import type {PlannedStep} from '../model/plan.ts'
import type {RunStatus, StepOutcome} from '../model/run.ts'
import {executeAttempts, started} from './execute-attempts.ts'
import type {StepEnded} from './execute-step.ts'
import {openGate} from './open-gate.ts'
import {isEndUnknown, resumption, settleUnknown} from './resume-step.ts'
import type {Decision, ExecutePorts, RunContext} from './run-context.ts'

/** How a run ends; `passed` also says that it goes on. */
export type EndStatus = Exclude<RunStatus, 'running'>
/** Events to write before the next thing is done, and what came out at last. */
export type Batches<Result> = AsyncGenerator<readonly RunEvent[], Result>

/** A step on its way: what is not on the disk yet, and what an interrupted run had done of it. */
export interface Underway {
  readonly context: RunContext
  readonly pending: RunEvent[]
  readonly outcome: StepOutcome | undefined
}

/** Where a step stands: the number of its next attempt, and whether the last one may have had its effect. */
interface Standing {
  readonly attempt: number
  readonly isUnknown: boolean
  /** A person has just asked for this attempt. */
  readonly isWanted: boolean
}

/** Takes one step from its condition through its gates to its end, and says whether the run goes on. */
export async function* executePlannedStep(step: PlannedStep, underway: Underway): Batches<EndStatus> {
  const {context, pending, outcome} = underway
  const state = resumption(step, outcome)
  if (state === 'settled') return 'passed'
  const reason = step.leftOut ?? unmetCondition(step, context)
  if (reason !== undefined) return record(passedOver(step, reason, context.ports), pending)
  let standing: Standing | EndStatus = {
    attempt: (outcome?.attempts ?? 0) + 1,
    isUnknown: state === 'unknown',
    isWanted: false,
  }
  while (typeof standing !== 'string') standing = yield* executeOnce(step, standing, underway)
  return standing
}

/** One round: what is unknown is asked, a person allows it, it is attempted; a failure may begin another round. */
async function* executeOnce(
  step: PlannedStep,
  {attempt, isUnknown, isWanted}: Standing,
  {context, pending}: Underway,
): Batches<EndStatus | Standing> {
  const {ports} = context
  let first = attempt
  if (isUnknown) {
    yield [...pending.splice(0), {...started(step, first, ports), asks: 'verify'} as const]
    const settled = await settleUnknown(step, first, context)
    if (settled) return record(settled, pending)
    if (ports.signal.aborted) return 'interrupted'
    first += 1
  }
  if (isUnknown || !isWanted) {
    const state = {isUnknown, role: 'run' as const}
    const ask = () => ports.gate(step, state)
    const decision = yield* openGate(step, {context, pending, ask, isAsked: ports.asks(step, state)})
    if (decision.kind !== 'run') return pass(decision, {step, ports, pending, attempts: first - 1})
  }
  const ended = yield* executeAttempts(step, {context, pending, first})
  if (ports.signal.aborted) return 'interrupted'
  return ended.status === 'passed' ? 'passed' : yield* askAfterFailure(step, ended, {context, pending})
}

/** A step has not passed: a person at the terminal may try again, pass over it, or end the run. */
async function* askAfterFailure(
  step: PlannedStep,
  ended: StepEnded,
  {context, pending}: Pick<Underway, 'context' | 'pending'>,
): Batches<EndStatus | Standing> {
  const {ports} = context
  const ask = () => ports.afterFailure(step, ended)
  const decision = yield* openGate(step, {context, pending, ask, isAsked: ports.asksAfterFailure})
  if (ports.signal.aborted) return 'interrupted'
  switch (decision.kind) {
    case 'run':
      return {attempt: ended.attempt + 1, isUnknown: isEndUnknown(step, ended.status), isWanted: true}
    case 'skip':
      return record({...passedOver(step, decision.reason, ports), attempt: ended.attempt}, pending)
    default:
      return 'failed'
  }
}

function record(event: StepEnded, pending: RunEvent[]): 'passed' {
  pending.push(event)
  return 'passed'
}

interface Gated {
  readonly step: PlannedStep
  readonly ports: ExecutePorts
  readonly pending: RunEvent[]
  /** Attempts that an interrupted run had made: a step that was begun stays one that was. */
  readonly attempts: number
}

/** What a person or a policy decided instead of running the step. */
function pass(
  decision: Exclude<Decision, {kind: 'run'}>,
  {step, ports, pending, attempts}: Gated,
): EndStatus {
  switch (decision.kind) {
    case 'skip':
      return record({...passedOver(step, decision.reason, ports), attempt: attempts}, pending)
    case 'attest':
      return record({...passedOver(step, decision.note, ports), status: 'attested'}, pending)
    case 'wait':
      pending.push({kind: 'note', at: now(ports), step: step.id, text: decision.reason})
      return 'waiting'
    case 'stop':
    case 'roll-back':
      return 'interrupted'
  }
}

function unmetCondition(step: PlannedStep, context: RunContext): string | undefined {
  if (!step.when) return undefined
  const {name, equals, value} = step.when
  const actual = context.captures[name] ?? context.plan.values[name] ?? ''
  return (actual === value) === equals ? undefined : `when: ${name} is ${JSON.stringify(actual)}`
}

function passedOver(step: PlannedStep, reason: string, ports: ExecutePorts): StepEnded {
  const nothing = {attempt: 0, durationMs: 0, captures: {}, requests: []}
  const told = ports.masker.text(reason)
  return {kind: 'step-ended', at: now(ports), step: step.id, status: 'skipped', reason: told, ...nothing}
}

function now({clock}: ExecutePorts): string {
  return clock.now().toISOString()
}
