import {basename, dirname, join} from 'node:path'
import {parseRunbook} from '../markdown-to-runbook/parse-runbook.ts'
import type {Environment} from '../model/environment.ts'
import {exitCodes} from '../model/exit-codes.ts'
import type {Run} from '../model/run.ts'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {World} from '../model/world.ts'
import {foldRun} from '../plan-to-run/fold-run.ts'
import {readJournal} from '../plan-to-run/read-journal.ts'
import {resumption} from '../plan-to-run/resume-step.ts'
import {type Continuation, continueRun} from './continue-run.ts'
import {forward} from './drive-run.ts'
import {type FoundRunbook, findProject, findRunbook} from './find-project.ts'
import type {CliIo} from './io.ts'
import {readEnvironment} from './read-environment.ts'
import {requireTools} from './require-tools.ts'
import {startFolder} from './start-folder.ts'

/** A run that stopped: what it had done, and today's text and environment. */
export interface StoppedText {
  readonly folder: string
  readonly run: Run
  readonly found: FoundRunbook
  readonly runbook: Runbook
  readonly environment: Environment
}

/** Reads a run with today's text of its page. Throws RunbookError when either is not there. */
export function readStopped(folder: string, io: CliIo): StoppedText {
  const run = foldRun(readJournal(folder))
  const {plan} = run
  const found = findAgain(run, io)
  const {runbook} = parseRunbook(found.markdown, found.file)
  return {folder, run, found, runbook, environment: readEnvironment(plan.environment.name, found)}
}

/** Finds a run's page where the run found it, not where somebody asks for it. */
function findAgain(run: Run, {cwd, archive}: CliIo): FoundRunbook {
  const {id, file} = run.plan.runbook
  const folder = startFolder(run)
  if (archive?.files[file] !== undefined) return findRunbook(id, folder ?? cwd, archive)
  if (folder !== undefined) return findRunbook(join(folder, basename(file)), folder, archive)
  return findRunbook(join(findProject(cwd) ?? cwd, file), cwd, archive)
}

/** Reads a run and checks that it may go on. Throws RunbookError when it has ended well, or its text changed. */
export function readResumable(folder: string, io: CliIo): StoppedText {
  const ended = findEndFault(foldRun(readJournal(folder)), io)
  if (ended) throw ended
  const stopped = readStopped(folder, io)
  const fault = findResumeFault(stopped.run, stopped.runbook, io)
  if (fault) throw fault
  return stopped
}

/** Why a run may not go on; `undefined` when it may. */
export function findResumeFault(
  run: Run,
  runbook: Runbook,
  io: Pick<CliIo, 'command'>,
): RunbookError | undefined {
  return findEndFault(run, io) ?? findTextFault(run, runbook)
}

/** A run that is over never goes on, whatever its text says. */
function findEndFault(run: Run, {command}: Pick<CliIo, 'command'>): RunbookError | undefined {
  const {plan, id, status} = run
  if (status === 'passed')
    return new RunbookError(`Run ${id} has passed.`, {hint: 'There is nothing to resume.'})
  if (run.rollback) {
    return new RunbookError(`Run ${id} was rolled back, so it never goes forward again.`, {
      hint: status === 'rolled-back' ? 'Start a new run.' : `Go on with: ${command} rollback ${id}`,
      exitCode: exitCodes.unsafe,
    })
  }
  if (plan.environment.scenario === undefined) return undefined
  return new RunbookError(`Run ${id} was a rehearsal, and its world ended with it.`, {
    hint: `Rehearse again: ${command} run ${plan.runbook.id} --environment ${plan.environment.name}`,
  })
}

/** What remains must be what was planned: an operator may have read either text. */
function findTextFault({id, plan, steps}: Run, runbook: Runbook): RunbookError | undefined {
  const changed = plan.steps.filter((step) => {
    const outcome = steps.find((one) => one.id === step.id)
    if (step.leftOut !== undefined || resumption(step, outcome) === 'settled') return false
    return runbook.steps.find((today) => today.id === step.id)?.digest !== step.digest
  })
  if (changed.length === 0) return undefined
  return new RunbookError(
    `The text of run ${id} has changed in: ${changed.map((step) => step.id).join(', ')}.`,
    {
      hint: 'Put the old text back to resume, or start a new run with --from and the captures as --input.',
      exitCode: exitCodes.unsafe,
    },
  )
}

/** Goes on with a run: same text, same values, same environment; secrets are fetched again. */
export function resumeRun(
  {folder, run, found, runbook, environment}: StoppedText,
  how: Continuation,
  io: CliIo,
): Promise<Run> {
  const place = {...found, cwd: found.project ?? dirname(found.path)}
  const check = (world: World) => requireTools(runbook, world, io.env.PATH)
  return continueRun({folder, run, place, environment, check, pass: forward}, how, io)
}
