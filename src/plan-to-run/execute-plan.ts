import type {RunEvent} from '../model/event.ts'
import type {Plan, PlannedStep} from '../model/plan.ts'
import type {RunStatus} from '../model/run.ts'
import {executeStep, type StepEnded} from './execute-step.ts'
import {judgeFindings} from './judge-findings.ts'
import type {ExecutePorts, RunContext} from './run-context.ts'

type EndStatus = Exclude<RunStatus, 'running'>

/**
 * Executes a plan and yields what happens, in batches.
 *
 * The caller writes each batch to the disk before it asks for the next one, so nothing is done that is not
 * recorded first. The end of a step and the start of the next come in one batch: one flush for both.
 */
export async function* executePlan(
  run: string,
  plan: Plan,
  ports: ExecutePorts,
): AsyncGenerator<readonly RunEvent[], EndStatus> {
  const startedMs = ports.clock.monotonicMs()
  const startedAt = ports.clock.now().toISOString()
  const context: RunContext = {run, plan, ports, startedAt, captures: {}}
  const {isolation, tools} = ports.world
  let pending: RunEvent[] = []
  yield [{kind: 'run-started', at: startedAt, version: 1, run, plan, isolation, tools, ...ports.origin}]
  let status: EndStatus = 'passed'
  for (const step of plan.steps) {
    if (ports.signal.aborted) status = 'interrupted'
    if (status !== 'passed') break
    const reason = step.leftOut ?? unmetCondition(step, context)
    if (reason !== undefined) {
      pending.push(skipped(step, reason, ports))
      continue
    }
    // A person may think for an hour: what is pending goes to the disk first.
    if (pending.length > 0 && ports.asks(step)) yield pending.splice(0)
    const gate = await ports.gate(step)
    if (gate.kind === 'run') {
      const ended = yield* executeAttempts(step, context, pending)
      pending = [ended]
      status = statusAfter(ended, ports)
    } else if (gate.kind === 'skip') pending.push(skipped(step, gate.reason, ports))
    else if (gate.kind === 'attest') pending.push({...skipped(step, gate.note, ports), status: 'attested'})
    else {
      if (gate.kind === 'wait') pending.push(note(step, gate.reason, ports))
      status = gate.kind === 'wait' ? 'waiting' : 'interrupted'
    }
  }
  const findings = await ports.world.findings()
  const at = ports.clock.now().toISOString()
  if (findings) pending.push({kind: 'findings', at, findings})
  for (const text of judgeFindings(findings)) {
    pending.push({kind: 'note', at, text})
    if (status === 'passed') status = 'failed'
  }
  const durationMs = Math.round(ports.clock.monotonicMs() - startedMs)
  yield [...pending, {kind: 'run-ended', at, status, durationMs}]
  return status
}

/** Runs a step until it passes or its attempts are used up; every attempt is recorded before it begins. */
async function* executeAttempts(
  step: PlannedStep,
  context: RunContext,
  pending: RunEvent[],
): AsyncGenerator<readonly RunEvent[], StepEnded> {
  const {clock, signal} = context.ports
  let before = pending.splice(0)
  for (let attempt = 1; ; attempt++) {
    yield [...before, {kind: 'step-started', at: clock.now().toISOString(), step: step.id, attempt}]
    const ended = await executeStep(step, attempt, context)
    const isFinal = ended.status === 'passed' || attempt > step.retry || signal.aborted
    if (isFinal || ended.requests.some((request) => request.refused)) return ended
    before = [ended]
    yield before.splice(0)
    await clock.sleep(step.everyMs, signal)
  }
}

function statusAfter(ended: StepEnded, {signal}: ExecutePorts): EndStatus {
  if (signal.aborted) return 'interrupted'
  return ended.status === 'passed' ? 'passed' : 'failed'
}

function unmetCondition(step: PlannedStep, context: RunContext): string | undefined {
  if (!step.when) return undefined
  const {name, equals, value} = step.when
  const actual = context.captures[name] ?? context.plan.values[name] ?? ''
  if ((actual === value) === equals) return undefined
  return `when: ${name} is ${JSON.stringify(actual)}`
}

function skipped(step: PlannedStep, reason: string, {clock}: ExecutePorts): StepEnded {
  const at = clock.now().toISOString()
  return {
    kind: 'step-ended',
    at,
    step: step.id,
    attempt: 0,
    status: 'skipped',
    durationMs: 0,
    reason,
    captures: {},
    requests: [],
  }
}

function note(step: PlannedStep, text: string, {clock}: ExecutePorts): RunEvent {
  return {kind: 'note', at: clock.now().toISOString(), step: step.id, text}
}
