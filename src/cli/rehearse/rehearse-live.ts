import {runCommand} from '../commands/run.ts'
import type {CliIo} from '../io.ts'
import {reportError} from '../report-error.ts'
import {type RehearsalCall, runArguments} from './run-arguments.ts'

/** Rehearses one runbook as a person follows it: live. Gives its exit code; what stops it is said, not thrown. */
export async function rehearseLive(id: string, call: RehearsalCall, io: CliIo): Promise<number> {
  const {runsDir, fault} = call
  try {
    return await runCommand(
      {
        runbook: id,
        environment: 'rehearsal',
        input: {},
        fault,
        // The child behind the wall is started as an ordinary run of the rehearsal environment.
        args: runArguments(id, call),
        thereAndBack: true,
        ...(runsDir !== undefined && {runsDir}),
      },
      {...io, isTerminal: false},
    )
  } catch (error) {
    return reportError(error, {io, wantsJson: false})
  }
}
