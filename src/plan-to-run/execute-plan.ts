import type {RunEvent} from '../model/event.ts'
import type {Plan, PlannedStep} from '../model/plan.ts'
import type {Run, RunStatus, StepOutcome} from '../model/run.ts'
import {executeAttempts, started} from './execute-attempts.ts'
import type {StepEnded} from './execute-step.ts'
import {judgeFindings} from './judge-findings.ts'
import {capturesOfRun, resumption, settleUnknown} from './resume-step.ts'
import type {ExecutePorts, Gate, RunContext} from './run-context.ts'

type EndStatus = Exclude<RunStatus, 'running'>
type Batches<Result> = AsyncGenerator<readonly RunEvent[], Result>

/**
 * Executes a plan and yields what happens, in batches.
 *
 * The caller writes each batch to the disk before it asks for the next one, so nothing is done that is not
 * recorded first. The end of a step and the start of the next come in one batch: one flush for both.
 *
 * `before` is what an interrupted run had done: settled steps are passed over, the others go on.
 */
export async function* executePlan(
  run: string,
  plan: Plan,
  ports: ExecutePorts,
  before?: Run,
): Batches<EndStatus> {
  const startedMs = ports.clock.monotonicMs()
  const at = now(ports)
  const startedAt = before?.startedAt ?? at
  const context: RunContext = {run, plan, ports, startedAt, captures: before ? capturesOfRun(before) : {}}
  const {isolation, tools} = ports.world
  if (before) yield [{kind: 'run-resumed', at, tools, ...ports.origin}]
  else {
    const incident = ports.incident !== undefined && {incident: ports.incident}
    yield [{kind: 'run-started', at, version: 1, run, plan, isolation, tools, ...ports.origin, ...incident}]
  }
  const pending: RunEvent[] = []
  let status: EndStatus = 'passed'
  for (const step of plan.steps) {
    if (ports.signal.aborted) status = 'interrupted'
    if (status !== 'passed') break
    const outcome = before?.steps.find(({id}) => id === step.id)
    status = yield* executePlanned(step, {context, pending, outcome})
  }
  return yield* endRun(status, {ports, pending, startedMs})
}

/** A step on its way: what is not on the disk yet, and what an interrupted run had done of it. */
interface Underway {
  readonly context: RunContext
  readonly pending: RunEvent[]
  readonly outcome: StepOutcome | undefined
}

/** Takes one step from its condition through its gate to its end, and says whether the run goes on. */
async function* executePlanned(step: PlannedStep, {context, pending, outcome}: Underway): Batches<EndStatus> {
  const {ports} = context
  const state = resumption(step, outcome)
  if (state === 'settled') return 'passed'
  const reason = step.leftOut ?? unmetCondition(step, context)
  if (reason !== undefined) return record(skipped(step, reason, ports), pending)
  let attempt = (outcome?.attempts ?? 0) + 1
  if (state === 'unknown') {
    yield [...pending.splice(0), started(step, attempt, ports)]
    const settled = await settleUnknown(step, attempt, context)
    if (settled) return record(settled, pending)
    attempt += 1
  }
  // A person may think for an hour: what is pending goes to the disk first.
  if (ports.asks(step)) yield [...pending.splice(0), {kind: 'asked', at: now(ports), step: step.id}]
  const gate = await ports.gate(step, {isUnknown: state === 'unknown'})
  if (gate.kind !== 'run') return passGate(step, gate, {ports, pending})
  const ended = yield* executeAttempts(step, {context, pending, first: attempt})
  if (ports.signal.aborted) return 'interrupted'
  return ended.status === 'passed' ? 'passed' : 'failed'
}

function record(event: StepEnded, pending: RunEvent[]): 'passed' {
  pending.push(event)
  return 'passed'
}

/** What a person or a policy decided instead of running the step. */
function passGate(
  step: PlannedStep,
  gate: Exclude<Gate, {kind: 'run'}>,
  {ports, pending}: {ports: ExecutePorts; pending: RunEvent[]},
): EndStatus {
  if (gate.kind === 'skip') return record(skipped(step, gate.reason, ports), pending)
  if (gate.kind === 'attest') return record({...skipped(step, gate.note, ports), status: 'attested'}, pending)
  if (gate.kind === 'stop') return 'interrupted'
  pending.push({kind: 'note', at: now(ports), step: step.id, text: gate.reason})
  return 'waiting'
}

async function* endRun(
  reached: EndStatus,
  {ports, pending, startedMs}: {ports: ExecutePorts; pending: RunEvent[]; startedMs: number},
): Batches<EndStatus> {
  const findings = await ports.world.findings()
  const faults = judgeFindings(findings)
  const status = faults.length > 0 && reached === 'passed' ? 'failed' : reached
  const at = now(ports)
  yield [
    ...pending,
    ...(findings ? [{kind: 'findings' as const, at, findings}] : []),
    ...faults.map((text) => ({kind: 'note' as const, at, text})),
    {kind: 'run-ended', at, status, durationMs: Math.round(ports.clock.monotonicMs() - startedMs)},
  ]
  return status
}

function unmetCondition(step: PlannedStep, context: RunContext): string | undefined {
  if (!step.when) return undefined
  const {name, equals, value} = step.when
  const actual = context.captures[name] ?? context.plan.values[name] ?? ''
  return (actual === value) === equals ? undefined : `when: ${name} is ${JSON.stringify(actual)}`
}

function skipped(step: PlannedStep, reason: string, ports: ExecutePorts): StepEnded {
  const nothing = {attempt: 0, durationMs: 0, captures: {}, requests: []}
  return {kind: 'step-ended', at: now(ports), step: step.id, status: 'skipped', reason, ...nothing}
}

function now({clock}: ExecutePorts): string {
  return clock.now().toISOString()
}
