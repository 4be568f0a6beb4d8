import type {JournalLine} from '../model/event.ts'
import type {Plan, PlannedStep} from '../model/plan.ts'
import type {Run} from '../model/run.ts'
import type {World} from '../model/world.ts'
import {systemClock} from '../plan-to-run/clock.ts'
import {executePlan} from '../plan-to-run/execute-plan.ts'
import type {Batches, EndStatus} from '../plan-to-run/execute-planned-step.ts'
import {executeRollback} from '../plan-to-run/execute-rollback.ts'
import {foldRun} from '../plan-to-run/fold-run.ts'
import type {Journal} from '../plan-to-run/journal.ts'
import type {Lock} from '../plan-to-run/lock.ts'
import {createMasker} from '../plan-to-run/mask.ts'
import {planRollback} from '../plan-to-run/plan-rollback.ts'
import type {ExecutePorts, Gate} from '../plan-to-run/run-context.ts'
import type {Watch} from '../plan-to-run/watchdog.ts'
import {createRecorder} from './create-recorder.ts'
import {createHooks, type HookAddresses} from './hooks/create-hooks.ts'
import type {CliIo} from './io.ts'
import type {Origin} from './read-origin.ts'
import {watchLock} from './watch-lock.ts'

/** Who is told what happens, and who decides when a step is reached. */
export interface Audience {
  /** New lines of the journal, and the journal so far with them. */
  readonly onLines: (lines: readonly JournalLine[], journal: readonly JournalLine[]) => void
  readonly onText: (text: string) => void | Promise<void>
  readonly gate: ExecutePorts['gate']
  readonly asks: ExecutePorts['asks']
  readonly asksAfterFailure: boolean
  readonly afterFailure: ExecutePorts['afterFailure']
  /** The run is over, or cannot go on: nothing more is drawn by itself. */
  readonly onEnd: () => void
}

/** A run that is ready to be driven: recorded, locked, and in its world. */
export interface ReadyRun {
  readonly run: string
  readonly plan: Plan
  /** Where steps start. */
  readonly cwd: string
  /** The run's own folder. */
  readonly folder: string
  readonly world: World
  readonly secrets: Map<string, string>
  readonly watch: Watch
  readonly origin: Origin & {readonly takeOver?: string}
  /** The incident that a new run belongs to. */
  readonly incident?: string
  /** Where a new run starts its steps, when no project tells it. */
  readonly startFolder?: string
  /** A rehearsal: before a change its verify must not hold. */
  readonly provesVerify?: boolean
  readonly journal: Journal
  readonly lock: Lock
  /** Absent: no webhook is told. */
  readonly hooks?: HookAddresses
  /** The journal so far, when the run goes on. */
  readonly lines: readonly JournalLine[]
}

/** One pass over a run, from the journal so far: forward or back. */
export type Pass = (lines: readonly JournalLine[], ports: ExecutePorts, ready: ReadyRun) => Batches<EndStatus>

/** Executes the steps of the plan that remain. */
export const forward: Pass = (lines, ports, {run, plan}) =>
  executePlan(run, plan, ports, lines.length > 0 ? foldRun(lines) : undefined)

/** Rolls back what the journal says was done. */
export const back: Pass = (lines, ports) => executeRollback(planRollback(lines), ports)

/**
 * Drives a run through its passes to its end: each batch of events is on the disk before the next thing is done.
 * Several passes share world, secrets and journal.
 */
export async function driveRun(
  ready: ReadyRun,
  audience: Audience,
  {io, passes = [forward]}: {io: CliIo; passes?: readonly Pass[]},
): Promise<Run> {
  const {hooks: addresses = new Map()} = ready
  const remaining = [...passes]
  const lost = new AbortController()
  const own = portsOf(ready, audience, {io, lost: lost.signal})
  const ports = {...own, ...goingBack(audience, () => remaining.push(back))}
  const {masker, clock, signal, world} = ports
  for (const address of addresses.values()) if (address !== undefined) masker.add(address)
  const hooks = createHooks(addresses, {post: world.post, clock, signal, mask: masker.text})
  const recorder = createRecorder({...ready, masker, hooks, clock, onLines: audience.onLines})
  const watch = watchLock(ready.lock, () => lost.abort())
  try {
    for (const pass of remaining) {
      for await (const events of pass(recorder.lines(), ports, ready)) recorder.record(events)
    }
    return await recorder.finish()
  } catch (error) {
    throw recorder.stop(error)
  } finally {
    audience.onEnd()
    watch.end()
  }
}

/** What a run needs of the CLI, and the signal that another driver has taken it over. */
interface Driver {
  readonly io: CliIo
  readonly lost: AbortSignal
}

function portsOf(ready: ReadyRun, audience: Audience, {io, lost}: Driver): ExecutePorts {
  const {world, secrets, folder, cwd, origin} = ready
  return {
    ...audience,
    world,
    secrets,
    watch: ready.watch,
    clock: systemClock,
    folder,
    cwd,
    caller: io.env,
    masker: createMasker([...world.secrets, ...secrets.values()]),
    signal: AbortSignal.any([io.signal, lost]),
    onText: (_step: PlannedStep, _stream: string, text: string) => audience.onText(text),
    origin,
    ...(ready.incident !== undefined && {incident: ready.incident}),
    ...(ready.startFolder !== undefined && {startFolder: ready.startFolder}),
    ...(ready.provesVerify && {provesVerify: true}),
  }
}

/** A person may decide at any question that the run ends here and goes back. */
function goingBack(audience: Audience, goBack: () => void): Pick<ExecutePorts, 'gate' | 'afterFailure'> {
  const follow = (gate: Gate): Gate => {
    if (gate.kind === 'roll-back') goBack()
    return gate
  }
  return {
    gate: async (step, state) => follow(await audience.gate(step, state)),
    afterFailure: async (step, ended) => follow(await audience.afterFailure(step, ended)),
  }
}
