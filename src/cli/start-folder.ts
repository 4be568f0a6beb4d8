import {existsSync} from 'node:fs'
import {exitCodes} from '../model/exit-codes.ts'
import type {Run} from '../model/run.ts'
import {RunbookError} from '../model/runbook-error.ts'

/**
 * The folder in which the steps of a run in no project start, wherever it is gone on with; nothing where a project
 * tells it. Throws RunbookError when that folder is not there: what they name would be looked for elsewhere.
 */
export function startFolder({id, folder}: Pick<Run, 'id' | 'folder'>): string | undefined {
  if (folder === undefined || existsSync(folder)) return folder
  throw new RunbookError(`The folder ${folder}, where run ${id} started its steps, is not there.`, {
    hint: 'Put it back, or go on at the host that has it.',
    exitCode: exitCodes.unsafe,
  })
}
