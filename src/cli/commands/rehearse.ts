import {exitCodes} from '../../model/exit-codes.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {leftOut} from '../archive/left-out.ts'
import {checkPlatform} from '../check-place.ts'
import {thereAndBackOption} from '../enter-isolation.ts'
import {findProject, listRunbookIds} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {runCommand} from './run.ts'

/** Options of `runbook rehearse`. */
export interface RehearseOptions {
  readonly all?: boolean
  readonly runsDir?: string
  readonly fault: readonly string[]
}

/**
 * `runbook rehearse`: runs whole runbooks in the loopback world, one after the other, and leaves evidence of
 * those that pass. Gives the first exit code that is not 0.
 */
export async function rehearseCommand(
  names: readonly string[],
  options: RehearseOptions,
  io: CliIo,
): Promise<number> {
  checkPlatform('rehearse', io)
  if (io.archive) throw leftOut()
  const ids = options.all ? listRunbookIds(projectOf(io)) : names
  if (ids.length === 0) {
    throw new RunbookError('`runbook rehearse` needs a runbook.', {hint: 'Name runbooks, or pass --all.'})
  }
  let worst: number = exitCodes.done
  for (const id of ids) {
    // The child behind the wall is started as an ordinary run of the rehearsal environment.
    const args = [
      'run',
      id,
      '--environment=rehearsal',
      '--unattended',
      thereAndBackOption,
      ...options.fault.map((fault) => `--fault=${fault}`),
    ]
    if (options.runsDir !== undefined) args.push(`--runs-dir=${options.runsDir}`)
    const code = await runCommand(
      {
        ...{runbook: id, environment: 'rehearsal', input: {}, fault: options.fault, args},
        ...{thereAndBack: true, ...dirOf(options)},
      },
      {...io, isTerminal: false},
    )
    if (worst === exitCodes.done) worst = code
  }
  return worst
}

function dirOf({runsDir}: RehearseOptions): {runsDir?: string} {
  return runsDir === undefined ? {} : {runsDir}
}

function projectOf(io: CliIo): string {
  const project = findProject(io.cwd)
  if (project !== undefined) return project
  throw new RunbookError(`There is no project in ${io.cwd} or above.`, {
    hint: 'Change to the project folder.',
  })
}
