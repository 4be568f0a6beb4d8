import {dirname, resolve} from 'node:path'
import type {Environment} from '../model/environment.ts'
import type {Run} from '../model/run.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {planRollback, type RollbackPlan} from '../plan-to-run/plan-rollback.ts'
import {readJournal} from '../plan-to-run/read-journal.ts'
import {type Continuation, continueRun, type StoppedRun} from './continue-run.ts'
import {back} from './drive-run.ts'
import {findProject} from './find-project.ts'
import type {CliIo} from './io.ts'
import {readEnvironment} from './read-environment.ts'
import {startFolder} from './start-folder.ts'

/** A run that can be rolled back: what that will do, and where. */
export interface Undoable {
  readonly folder: string
  readonly rollback: RollbackPlan
  readonly place: StoppedRun['place']
  readonly environment: Environment
}

/** Plans the rollback of a run. Throws RunbookError when its world is gone, or nothing is left to roll back. */
export function readRollback(folder: string, io: CliIo): Undoable {
  const rollback = planRollback(readJournal(folder))
  refusePointless(rollback, io)
  const place = placeOf(rollback.run, io)
  return {folder, rollback, place, environment: readEnvironment(rollback.run.plan.environment.name, place)}
}

function refusePointless(rollback: RollbackPlan, io: CliIo): void {
  const {run, steps, stays} = rollback
  if (run.plan.environment.scenario !== undefined) {
    throw new RunbookError(`Run ${run.id} was a rehearsal, and its world ended with it.`, {
      hint: 'There is nothing left that could be rolled back.',
    })
  }
  if (run.status === 'rolled-back') {
    throw new RunbookError(`Run ${run.id} is rolled back.`, {hint: `See: ${io.command} report ${run.id}`})
  }
  if (steps.length === 0 && !run.rollback) {
    const left = stays.length > 0 ? ` These stay as they are: ${stays.join(', ')}.` : ''
    throw new RunbookError(`No step that run ${run.id} has done has a rollback.${left}`, {
      hint: stays.length > 0 ? 'Undo them by hand; the page says what they did.' : 'Nothing was changed.',
    })
  }
}

/** Rolls a run back with the text and values of its journal; today's file has no part in it. */
export function rollbackRun({rollback, ...where}: Undoable, how: Continuation, io: CliIo): Promise<Run> {
  return continueRun({...where, run: rollback.run, pass: back}, how, io)
}

/** Where the steps started: the project, or the folder of a file in none. The file itself may be gone. */
function placeOf(run: Run, {cwd, archive}: Pick<CliIo, 'cwd' | 'archive'>): StoppedRun['place'] {
  const folder = startFolder(run)
  if (archive) return {archive, cwd: folder ?? cwd}
  if (folder !== undefined) return {cwd: folder}
  const file = resolve(cwd, run.plan.runbook.file)
  const project = findProject(cwd) ?? findProject(dirname(file))
  return project === undefined ? {cwd: dirname(file)} : {project, cwd: project}
}
