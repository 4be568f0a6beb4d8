import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** Says that a run cannot be recorded, and why. */
export function unwritable(what: string, cause: unknown): RunbookError {
  return new RunbookError(
    `The run cannot be recorded in ${what}: ${cause instanceof Error ? cause.message : cause}.`,
    {
      hint: 'Nothing runs without a record: make room or pass --runs-dir with a folder that can be written.',
      exitCode: exitCodes.unsafe,
      cause,
    },
  )
}
