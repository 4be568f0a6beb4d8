import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** What happens can no longer be recorded. It is final: nothing may go on without a record. */
export class RecordError extends RunbookError {}

/** Says that a run cannot be recorded in a folder, and why. */
export function unwritable(folder: string, cause: unknown): RecordError {
  if (cause instanceof RecordError) return cause
  const why = cause instanceof Error ? cause.message : cause
  return new RecordError(`The run cannot be recorded in ${folder}: ${why}.`, {
    hint: 'Nothing runs without a record: make room or pass --runs-dir with a folder that can be written.',
    exitCode: exitCodes.unsafe,
    cause,
  })
}

/** True when room is all that is missing: then the end of the run fits into what was reserved for it. */
export function isDiskFull({cause}: RecordError): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(String((cause as NodeJS.ErrnoException | undefined)?.code))
}
