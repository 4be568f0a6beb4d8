import {availableParallelism} from 'node:os'
import {exitCodes} from '../../model/exit-codes.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {leftOut} from '../archive/left-out.ts'
import {checkPlatform} from '../check-place.ts'
import {findProject, listRunbookIds} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import type {Rehearsal} from '../rehearse/rehearsal.ts'
import {rehearseBeside} from '../rehearse/rehearse-beside.ts'
import {rehearseLive} from '../rehearse/rehearse-live.ts'
import {renderSum} from '../rehearse/render-rehearsals.ts'
import type {RehearsalCall} from '../rehearse/run-arguments.ts'
import {stoppedBy} from '../stopped-by.ts'

/** Options of `runbook rehearse`. */
export interface RehearseOptions extends RehearsalCall {
  readonly all?: boolean
  /** Worlds that may be open at once; default: one for each processor. */
  readonly jobs?: number
  readonly json?: boolean
}

type Ended = Pick<Rehearsal, 'runbook' | 'exitCode'>

/**
 * `runbook rehearse`: runs whole runbooks in loopback worlds, several side by side, and leaves evidence of those that
 * pass. Gives the first exit code that is not 0, in the order of the runbooks.
 */
export async function rehearseCommand(
  names: readonly string[],
  options: RehearseOptions,
  io: CliIo,
): Promise<number> {
  checkPlatform('rehearse', io)
  if (io.archive) throw leftOut()
  const ids = options.all ? listRunbookIds(projectOf(io)) : [...new Set(names)]
  if (ids.length === 0) {
    throw new RunbookError('`runbook rehearse` needs a runbook.', {hint: 'Name runbooks, or pass --all.'})
  }
  const jobs = Math.min(options.jobs ?? availableParallelism(), ids.length)
  const show = options.json ? io.err : io.out
  const isLive = jobs === 1 && !options.json
  const ended = isLive ? await rehearseInTurn(ids, options, io) : await beside(ids, {...options, jobs}, io)
  if (ids.length > 1) show(`\n${renderSum(ids, ended)}`)
  const code = ended.find(({exitCode}) => exitCode !== exitCodes.done)?.exitCode
  return code ?? (io.signal.aborted ? stoppedBy(io.signal) : exitCodes.done)
}

/** One after the other, live. */
async function rehearseInTurn(
  ids: readonly string[],
  call: RehearsalCall,
  io: CliIo,
): Promise<readonly Ended[]> {
  const ended: Ended[] = []
  for (const runbook of ids) {
    if (io.signal.aborted) break
    ended.push({runbook, exitCode: await rehearseLive(runbook, call, io)})
  }
  return ended
}

async function beside(
  ids: readonly string[],
  options: RehearseOptions & {readonly jobs: number},
  io: CliIo,
): Promise<readonly Ended[]> {
  const show = options.json ? io.err : io.out
  const rehearsals = await rehearseBeside(ids, {...options, show}, io)
  if (options.json) io.out(`${JSON.stringify({version: 1, rehearsals}, undefined, 2)}\n`)
  return rehearsals
}

function projectOf(io: CliIo): string {
  const project = findProject(io.cwd)
  if (project !== undefined) return project
  throw new RunbookError(`There is no project in ${io.cwd} or above.`, {
    hint: 'Change to the project folder.',
  })
}
