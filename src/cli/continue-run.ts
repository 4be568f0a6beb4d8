import type {Environment} from '../model/environment.ts'
import {exitCodes} from '../model/exit-codes.ts'
import type {Run} from '../model/run.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {World} from '../model/world.ts'
import {findMarked} from '../plan-to-run/find-marked.ts'
import {reopenJournal} from '../plan-to-run/journal.ts'
import {acquireLock} from '../plan-to-run/lock.ts'
import {endTree} from '../plan-to-run/process-tree.ts'
import {startWatchdog, type Watch} from '../plan-to-run/watchdog.ts'
import {type Audience, driveRun, type Pass} from './drive-run.ts'
import {readHookAddresses} from './hooks/read-hook-addresses.ts'
import type {CliIo} from './io.ts'
import {outsideWorld} from './outside-world.ts'
import type {EnvironmentSource} from './read-environment.ts'
import type {Origin} from './read-origin.ts'
import {readSecrets} from './read-secrets.ts'

/** A run that stopped, and what is to be done with it now. */
export interface StoppedRun {
  readonly folder: string
  readonly run: Run
  /** Where its environment file is, and where its steps start. */
  readonly place: EnvironmentSource & {readonly cwd: string}
  readonly environment: Environment
  /** Throws RunbookError when the world lacks something. */
  readonly check?: (world: World) => void
  readonly pass: Pass
}

/** How a stopped run is shown and driven. */
export interface Continuation extends Audience {
  /** Why a lock of another host is taken over. */
  readonly takeOver?: string
  /** Who goes on with it, from which commit. */
  readonly origin: Origin
  /** Told when the lock is held, before anything acts. */
  readonly onStart: () => void
}

/** Drives a run that stopped, under a lock of its own: its values are those of the journal, secrets are fetched again. */
export async function continueRun(stopped: StoppedRun, how: Continuation, io: CliIo): Promise<Run> {
  const {folder, run, pass} = stopped
  refuseLiving(run.id)
  const lock = acquireLock(folder, {takeOver: how.takeOver})
  const watchdog = startWatchdog({run: run.id, self: io.self})
  const {watch} = watchdog
  try {
    const surroundings = await readSurroundings(stopped, {...how, watch}, io)
    // Read again under the lock: the driver before may have written until it ended.
    const {journal, lines} = reopenJournal(folder)
    how.onStart()
    const ready = {run: run.id, plan: run.plan, folder, journal, lock, lines, ...surroundings}
    return await driveRun(ready, how, {io, passes: [pass]})
  } finally {
    await endTree({marker: {name: 'RUNBOOK_RUN', value: run.id}, graceMs: 1000})
    if (lock.isHeld()) lock.release()
    watchdog.dismiss()
  }
}

async function readSurroundings(
  {run, place, environment, check}: StoppedRun,
  {takeOver, origin, watch}: Pick<Continuation, 'takeOver' | 'origin'> & {watch: Watch},
  io: CliIo,
) {
  const {cwd} = place
  const world = await outsideWorld(io.env.PATH)
  check?.(world)
  const where = {plan: run.plan, environment, world, watch, run: run.id, cwd}
  const secrets = await readSecrets(where, io)
  const hooks = await readHookAddresses(where, secrets, io)
  return {cwd, world, watch, secrets, hooks, origin: takeOver === undefined ? origin : {...origin, takeOver}}
}

/** A process of the run that still lives may still be changing things. */
function refuseLiving(run: string): void {
  const living = findMarked({name: 'RUNBOOK_RUN', value: run})
  if (living.length === 0) return
  throw new RunbookError(`Processes of run ${run} are still at work: ${living.join(', ')}.`, {
    hint: 'Wait for them, or end them; then try again.',
    exitCode: exitCodes.unsafe,
  })
}
