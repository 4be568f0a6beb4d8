import type {RunEvent} from '../model/event.ts'
import type {Plan, PlannedStep} from '../model/plan.ts'
import type {Run, RunStatus} from '../model/run.ts'
import {executeStep, type StepEnded} from './execute-step.ts'
import {judgeFindings} from './judge-findings.ts'
import {capturesOfRun, resumption, settleUnknown} from './resume-step.ts'
import type {ExecutePorts, RunContext} from './run-context.ts'

type EndStatus = Exclude<RunStatus, 'running'>

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
): AsyncGenerator<readonly RunEvent[], EndStatus> {
  const startedMs = ports.clock.monotonicMs()
  const at = ports.clock.now().toISOString()
  const startedAt = before?.startedAt ?? at
  const context: RunContext = {run, plan, ports, startedAt, captures: before ? capturesOfRun(before) : {}}
  const {isolation, tools} = ports.world
  let pending: RunEvent[] = []
  if (before) yield [{kind: 'run-resumed', at, tools, ...ports.origin}]
  else yield [{kind: 'run-started', at, version: 1, run, plan, isolation, tools, ...ports.origin}]
  let status: EndStatus = 'passed'
  for (const step of plan.steps) {
    if (ports.signal.aborted) status = 'interrupted'
    if (status !== 'passed') break
    const outcome = before?.steps.find(({id}) => id === step.id)
    const resumed = resumption(step, outcome)
    if (resumed === 'settled') continue
    const reason = step.leftOut ?? unmetCondition(step, context)
    if (reason !== undefined) {
      pending.push(skipped(step, reason, ports))
      continue
    }
    const attempts = outcome?.attempts ?? 0
    if (resumed === 'unknown') {
      yield [...pending.splice(0), started(step, attempts + 1, ports)]
      const settled = await settleUnknown(step, attempts + 1, context)
      if (settled) pending = [settled]
      if (settled) continue
    }
    // A person may think for an hour: what is pending goes to the disk first.
    if (pending.length > 0 && ports.asks(step)) yield pending.splice(0)
    const gate = await ports.gate(step, {isUnknown: resumed === 'unknown'})
    if (gate.kind === 'run') {
      const first = attempts + (resumed === 'unknown' ? 2 : 1)
      const ended = yield* executeAttempts(step, {context, pending, first})
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
  const faults = judgeFindings(findings)
  if (faults.length > 0 && status === 'passed') status = 'failed'
  const endedAt = ports.clock.now().toISOString()
  yield [
    ...pending,
    ...(findings ? [{kind: 'findings' as const, at: endedAt, findings}] : []),
    ...faults.map((text) => ({kind: 'note' as const, at: endedAt, text})),
    {kind: 'run-ended', at: endedAt, status, durationMs: Math.round(ports.clock.monotonicMs() - startedMs)},
  ]
  return status
}

/** Runs a step until it passes or its attempts are used up; every attempt is recorded before it begins. */
async function* executeAttempts(
  step: PlannedStep,
  {context, pending, first}: {context: RunContext; pending: RunEvent[]; first: number},
): AsyncGenerator<readonly RunEvent[], StepEnded> {
  const {clock, signal} = context.ports
  let before = pending.splice(0)
  for (let attempt = first; ; attempt++) {
    yield [...before, started(step, attempt, context.ports)]
    const ended = await executeStep(step, attempt, context)
    const isFinal = ended.status === 'passed' || attempt >= first + step.retry || signal.aborted
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

function started(step: PlannedStep, attempt: number, {clock}: ExecutePorts): RunEvent {
  return {kind: 'step-started', at: clock.now().toISOString(), step: step.id, attempt}
}
