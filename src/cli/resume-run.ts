import {dirname, join} from 'node:path'
import {parseRunbook} from '../markdown-to-runbook/parse-runbook.ts'
import {exitCodes} from '../model/exit-codes.ts'
import type {Plan} from '../model/plan.ts'
import type {Run} from '../model/run.ts'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {findMarked} from '../plan-to-run/find-marked.ts'
import {foldRun} from '../plan-to-run/fold-run.ts'
import {readJournal, reopenJournal} from '../plan-to-run/journal.ts'
import {acquireLock} from '../plan-to-run/lock.ts'
import {endTree} from '../plan-to-run/process-tree.ts'
import {resumption} from '../plan-to-run/resume-step.ts'
import {startWatchdog} from '../plan-to-run/watchdog.ts'
import {type Audience, driveRun} from './drive-run.ts'
import {type FoundRunbook, findProject, findRunbook} from './find-project.ts'
import type {CliIo} from './io.ts'
import {outsideWorld} from './outside-world.ts'
import {readEnvironment} from './read-environment.ts'
import {readOrigin} from './read-origin.ts'
import {readSecrets} from './read-secrets.ts'
import {requireTools} from './require-tools.ts'

/** A run that may go on: what it had done, and today's text, which says the same of what remains. */
export interface Resumable {
  readonly folder: string
  readonly run: Run
  readonly found: FoundRunbook
  readonly runbook: Runbook
}

/** Reads a run and checks that it may go on. Throws RunbookError when it has ended well, or its text changed. */
export function readResumable(folder: string, io: CliIo): Resumable {
  const run = foldRun(readJournal(folder))
  const {plan} = run
  if (run.status === 'passed') {
    throw new RunbookError(`Run ${run.id} has passed.`, {hint: 'There is nothing to resume.'})
  }
  if (plan.environment.scenario !== undefined) {
    throw new RunbookError(`Run ${run.id} was a rehearsal, and its world ended with it.`, {
      hint: `Rehearse again: ${io.command} run ${plan.runbook.id} --environment ${plan.environment.name}`,
    })
  }
  const path = io.archive ? plan.runbook.id : join(findProject(io.cwd) ?? io.cwd, plan.runbook.file)
  const found = findRunbook(path, io.cwd, io.archive)
  const {runbook} = parseRunbook(found.markdown, found.file)
  refuseChangedText(run, runbook)
  return {folder, run, found, runbook}
}

/** What remains must be what was planned: an operator may have read either text. */
function refuseChangedText({id, plan, steps}: Run, runbook: Runbook): void {
  const changed = plan.steps.filter((step) => {
    const outcome = steps.find((one) => one.id === step.id)
    if (step.leftOut !== undefined || resumption(step, outcome) === 'settled') return false
    return runbook.steps.find((today) => today.id === step.id)?.digest !== step.digest
  })
  if (changed.length === 0) return
  throw new RunbookError(
    `The text of run ${id} has changed in: ${changed.map((step) => step.id).join(', ')}.`,
    {
      hint: 'Put the old text back to resume, or start a new run with --from and the captures as --input.',
      exitCode: exitCodes.unsafe,
    },
  )
}

/** Goes on with a run: same text, same values, same environment; secrets are fetched again. */
export async function resumeRun(
  resumable: Resumable,
  how: Audience & {readonly takeOver?: string; readonly onStart: () => void},
  io: CliIo,
): Promise<Run> {
  const {folder, run, found, runbook} = resumable
  refuseLiving(run.id)
  const lock = acquireLock(folder, {takeOver: how.takeOver})
  const watchdog = startWatchdog(run.id, [])
  try {
    const cwd = found.project ?? dirname(found.path)
    const environment = readEnvironment(run.plan.environment.name, found)
    const [world, origin] = await Promise.all([outsideWorld(io.env.PATH), readOrigin(found)])
    const taken = how.takeOver === undefined ? origin : {...origin, takeOver: how.takeOver}
    requireTools(runbook, world, io.env.PATH)
    const plan: Plan = run.plan
    const secrets = await readSecrets({plan, environment, world, run: run.id, cwd}, io)
    // Read again under the lock: the driver before may have written until it ended.
    const {journal, lines} = reopenJournal(folder)
    how.onStart()
    return await driveRun(
      {run: run.id, plan, cwd, folder, world, secrets, origin: taken, journal, lock, lines},
      how,
      io,
    )
  } finally {
    await endTree({marker: {name: 'RUNBOOK_RUN', value: run.id}, graceMs: 1000})
    if (lock.isHeld()) lock.release()
    watchdog.dismiss()
  }
}

/** A process of the run that still lives may still be changing things. */
function refuseLiving(run: string): void {
  const living = findMarked({name: 'RUNBOOK_RUN', value: run})
  if (living.length === 0) return
  throw new RunbookError(`Processes of run ${run} are still at work: ${living.join(', ')}.`, {
    hint: 'Wait for them, or end them; then resume.',
    exitCode: exitCodes.unsafe,
  })
}
