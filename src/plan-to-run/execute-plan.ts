import type {RunEvent} from '../model/event.ts'
import type {Plan} from '../model/plan.ts'
import type {Run} from '../model/run.ts'
import {type Batches, type EndStatus, executePlannedStep} from './execute-planned-step.ts'
import {judgeFindings} from './judge-findings.ts'
import {capturesOfRun} from './resume-step.ts'
import type {ExecutePorts, RunContext} from './run-context.ts'

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
    const {origin, incident, startFolder} = ports
    const where = {
      ...(incident !== undefined && {incident}),
      ...(startFolder !== undefined && {folder: startFolder}),
    }
    yield [{kind: 'run-started', at, version: 1, run, plan, isolation, tools, ...origin, ...where}]
  }
  const pending: RunEvent[] = []
  let status: EndStatus = 'passed'
  for (const step of plan.steps) {
    if (ports.signal.aborted) status = 'interrupted'
    if (status !== 'passed') break
    const outcome = before?.steps.find(({id}) => id === step.id)
    status = yield* executePlannedStep(step, {context, pending, outcome})
  }
  return yield* endRun(status, {ports, pending, startedMs})
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

function now({clock}: ExecutePorts): string {
  return clock.now().toISOString()
}
