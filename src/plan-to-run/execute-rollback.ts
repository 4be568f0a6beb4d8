import type {RunEvent} from '../model/event.ts'
import {executeAttempts} from './execute-attempts.ts'
import type {Batches, EndStatus} from './execute-planned-step.ts'
import {executeStepRollback} from './execute-step-rollback.ts'
import {openGate} from './open-gate.ts'
import type {RollbackPlan, UndoableStep} from './plan-rollback.ts'
import type {Decision, ExecutePorts, RunContext} from './run-context.ts'

/**
 * Rolls a run back and yields what happens, in batches, as executePlan does: the caller writes each batch to the disk
 * before it asks for the next one. The last step goes first; a rollback that fails ends it, and the next call goes on
 * there. In a rehearsal the same ports serve both directions, so that the world is still there.
 */
export async function* executeRollback(rollback: RollbackPlan, ports: ExecutePorts): Batches<EndStatus> {
  const {run, stays, steps, secrets} = rollback
  const startedMs = ports.clock.monotonicMs()
  const context: RunContext = {run: run.id, plan: run.plan, ports, startedAt: run.startedAt, captures: {}}
  const ids = steps.map(({step}) => step.id)
  const {tools} = ports.world
  yield [{kind: 'rollback-started', at: now(ports), tools, ...ports.origin, steps: ids, stays: [...stays]}]
  const pending: RunEvent[] = []
  let status: EndStatus = yield* readSecretsAgain(secrets, {context, pending, run})
  for (const step of steps) {
    if (status === 'rolled-back') status = yield* rollBackStep(step, {context, pending})
  }
  const durationMs = Math.round(ports.clock.monotonicMs() - startedMs)
  yield [...pending, {kind: 'run-ended', at: now(ports), status, durationMs}]
  return status
}

interface Underway {
  readonly context: RunContext
  /** Events that are not on the disk yet. */
  readonly pending: RunEvent[]
}

/** Secrets that steps had read live in memory only: what the rollbacks need of them is read once more. */
async function* readSecretsAgain(
  secrets: readonly UndoableStep[],
  {context, pending, run}: Underway & Pick<RollbackPlan, 'run'>,
): Batches<EndStatus> {
  for (const {step, captures} of secrets) {
    if (context.ports.signal.aborted) return 'interrupted'
    // In a rehearsal the forward run has just read it, and its secrets are still here.
    if (context.ports.secrets.has(step.run!.secret!)) continue
    const first = (run.steps.find(({id}) => id === step.id)?.attempts ?? 0) + 1
    const own = {...context, captures: {...captures}}
    const ended = yield* executeAttempts(step, {context: own, pending, first})
    if (ended.status !== 'passed') return context.ports.signal.aborted ? 'interrupted' : 'failed'
  }
  return 'rolled-back'
}

/** Takes one step through its gate and back. Gives `rolled-back` when the next one may follow. */
async function* rollBackStep(undoable: UndoableStep, {context, pending}: Underway): Batches<EndStatus> {
  const {ports} = context
  const {step, attempt} = undoable
  if (ports.signal.aborted) return 'interrupted'
  const state = {isUnknown: false, role: 'rollback' as const}
  const ask = () => ports.gate(step, state)
  const isAsked = ports.asks(step, state)
  const decision = yield* openGate(step, {context, pending, ask, isAsked})
  if (decision.kind !== 'run') return pass(undoable, decision, {context, pending})
  yield [...pending.splice(0), {kind: 'step-rollback-started', at: now(ports), step: step.id, attempt}]
  const ended = await executeStepRollback(undoable, context)
  pending.push(ended)
  if (ended.status === 'rolled-back') return 'rolled-back'
  return ports.signal.aborted ? 'interrupted' : 'failed'
}

/** What a person or a policy decided instead of rolling the step back. */
function pass(
  {step}: UndoableStep,
  decision: Exclude<Decision, {kind: 'run'}>,
  {context: {ports}, pending}: Underway,
): EndStatus {
  if (decision.kind === 'stop' || decision.kind === 'roll-back') return 'interrupted'
  const at = now(ports)
  if (decision.kind === 'wait') {
    pending.push({kind: 'note', at, step: step.id, text: decision.reason})
    return 'waiting'
  }
  const reason = ports.masker.text(decision.kind === 'skip' ? decision.reason : decision.note)
  const left = {attempt: 0, status: 'skipped' as const, durationMs: 0, reason, requests: []}
  pending.push({kind: 'step-rollback-ended', at, step: step.id, ...left})
  return 'rolled-back'
}

function now({clock}: ExecutePorts): string {
  return clock.now().toISOString()
}
