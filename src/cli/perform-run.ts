import {chmodSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {Isolation, Run} from '../model/run.ts'
import type {World} from '../model/world.ts'
import {systemClock} from '../plan-to-run/clock.ts'
import {createJournal} from '../plan-to-run/journal.ts'
import {acquireLock} from '../plan-to-run/lock.ts'
import {endTree} from '../plan-to-run/process-tree.ts'
import {startWatchdog, type Watch} from '../plan-to-run/watchdog.ts'
import type {Fault} from '../rehearsal/faults.ts'
import {memoryFolder} from '../rehearsal/postgres/memory-folder.ts'
import {type Audience, driveRun} from './drive-run.ts'
import {readHookAddresses} from './hooks/read-hook-addresses.ts'
import type {CliIo} from './io.ts'
import {outsideWorld} from './outside-world.ts'
import type {PreparedRun} from './prepare-run.ts'
import {type Origin, readOrigin} from './read-origin.ts'
import {readSecrets} from './read-secrets.ts'
import {requireCoverage} from './require-coverage.ts'
import {requireTools} from './require-tools.ts'
import {newRunId} from './run-folder.ts'
import {thereAndBack} from './there-and-back.ts'

/** How a prepared run is to be performed. */
export interface Performance extends Audience {
  /** The folder that holds all runs. */
  readonly runs: string
  readonly isolation: Isolation
  readonly faults: readonly Fault[]
  /** A whole rehearsal: checks are proven, and what was done is undone. */
  readonly isThereAndBack?: boolean | undefined
  /** The incident that the run belongs to. */
  readonly incident?: string | undefined
  /** Who runs from which commit; read here when it is not known yet. */
  readonly origin?: Origin | undefined
  /** Told when the world is up and before the first step. */
  readonly onStart: (run: {id: string; world: World}) => void
}

/** Performs a run from its world to its last event, and leaves nothing behind but the run's folder. */
export async function performRun(prepared: PreparedRun, how: Performance, io: CliIo): Promise<Run> {
  const run = newRunId(prepared.runbook.id, systemClock.now())
  const root = prepared.environment.world && makeRoot(run)
  const watchdog = startWatchdog({run, self: io.self, folder: root})
  let world: World | undefined
  try {
    const [opened, origin] = await Promise.all([
      openWorld(prepared, how, {run, root, caller: io.env}),
      how.origin ?? readOrigin(prepared.found),
    ])
    world = opened
    return await record(prepared, how, {run, world, watch: watchdog.watch, origin, io})
  } finally {
    await endTree({marker: {name: 'RUNBOOK_RUN', value: run}, graceMs: 1000})
    await world?.close()
    if (root !== undefined) rmSync(root, {recursive: true, force: true})
    watchdog.dismiss()
  }
}

interface Surroundings {
  readonly run: string
  readonly world: World
  readonly watch: Watch
  readonly origin: Origin
  readonly io: CliIo
}

async function record(prepared: PreparedRun, how: Performance, where: Surroundings): Promise<Run> {
  const {run, world, watch, origin, io} = where
  const {plan, environment, runbook, found} = prepared
  const cwd = found.project ?? dirname(found.path)
  requireTools(runbook, world, io.env.PATH)
  await requireCoverage(prepared, world)
  const secrets = await readSecrets({plan, environment, world, watch, run, cwd}, io)
  const hooks = await readHookAddresses({plan, environment, world, watch, run, cwd}, secrets, io)
  const folder = join(how.runs, run)
  const journal = createJournal(folder)
  const lock = acquireLock(folder)
  how.onStart({id: run, world})
  const incident = how.incident !== undefined && {incident: how.incident}
  const ready = {
    run,
    plan,
    cwd,
    folder,
    world,
    watch,
    secrets,
    origin,
    journal,
    lock,
    hooks,
    lines: [],
    ...incident,
    ...(found.project === undefined && {startFolder: cwd}),
  }
  if (!how.isThereAndBack) return driveRun(ready, how, {io})
  return driveRun({...ready, provesVerify: true}, how, {io, passes: await thereAndBack(world)})
}

async function openWorld(
  {environment, plan, runbook}: PreparedRun,
  {isolation, faults}: Performance,
  {run, root, caller}: {run: string; root: string | undefined; caller: CliIo['env']},
): Promise<World> {
  if (!environment.world || root === undefined) return outsideWorld(caller.PATH)
  const {startWorld} = await import('../rehearsal/start-world.ts')
  const scenario = plan.environment.scenario ?? 'healthy'
  const marker = {RUNBOOK_WORLD: run}
  const usesGcloud = runbook.requires.some(({tool}) => tool === 'gcloud')
  return startWorld({run, scenario, root, faults, isolation, marker, environment: caller, usesGcloud})
}

/** The world's folder: other users may pass through it to what is theirs, and list nothing. */
function makeRoot(run: string): string {
  const root = mkdtempSync(join(memoryFolder() ?? tmpdir(), `runbook-${run}-`))
  chmodSync(root, 0o711)
  return root
}
