import type {JournalLine} from '../../model/event.ts'
import {exitCodes} from '../../model/exit-codes.ts'
import {formatDuration} from '../../model/format-duration.ts'
import type {Run} from '../../model/run.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {foldRun} from '../../plan-to-run/fold-run.ts'
import {isUnstarted, readJournal} from '../../plan-to-run/read-journal.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {findRunFolder, listRunIds, runsFolder} from '../run-folder.ts'

/** Options of `runbook runs`. */
export interface RunsOptions {
  readonly json?: boolean
  readonly runsDir?: string
  readonly head?: string
  readonly incident?: string
}

/** `runbook runs`: the history, newest first. */
export async function runsCommand(options: RunsOptions, io: CliIo): Promise<number> {
  const folder = folderOf(options, io)
  const rows = listRunIds(folder)
    .map((id) => readRow(id, folder))
    .filter(({incident}) => options.incident === undefined || incident === options.incident)
  if (options.json) io.out(`${JSON.stringify({version: 1, runs: rows}, undefined, 2)}\n`)
  else if (rows.length === 0) io.out(`No runs${ofIncident(options)} in ${folder}.\n`)
  else for (const row of rows) io.out(renderRow(row))
  return exitCodes.done
}

/** `runbook runs audit`: checks a journal's chain, and its head against the one that was noted down. */
export async function auditCommand(name: string, options: RunsOptions, io: CliIo): Promise<number> {
  const folder = findRunFolder(name, folderOf(options, io))
  const lines = readJournal(folder)
  const head = lines.at(-1)?.hash ?? ''
  const added = options.head === undefined ? 0 : countAdded(name, options.head, lines)
  const since = added === 0 ? '' : `; ${added} of them were said after the head that was noted down`
  if (options.json)
    io.out(`${JSON.stringify({version: 1, lines: lines.length, head, added}, undefined, 2)}\n`)
  else io.out(`${lines.length} events, the chain holds, head ${head}${since}\n`)
  return exitCodes.done
}

/**
 * How many lines came after the head that was noted down. Notes may come after the end of a run, and what became of a
 * webhook. Throws RunbookError (exit 5) when the run went on, or the head is nowhere.
 */
function countAdded(name: string, head: string, lines: readonly JournalLine[]): number {
  const index = lines.findIndex(({hash}) => hash === head)
  const later = lines.slice(index + 1)
  const acted = later.filter(({kind}) => kind !== 'note' && kind !== 'hook')
  if (index >= 0 && acted.length === 0) return later.length
  const hint =
    index < 0
      ? 'It was written again, or the head is that of another run.'
      : `The run went on after line ${index + 1}, beginning with ${acted[0]!.kind}.`
  throw new RunbookError(`The journal of ${name} ends with ${lines.at(-1)?.hash}, not with ${head}.`, {
    hint,
    exitCode: exitCodes.unsafe,
  })
}

function ofIncident({incident}: RunsOptions): string {
  return incident === undefined ? '' : ` of incident ${incident}`
}

interface Row {
  readonly run: string
  readonly status: string
  readonly environment?: string
  readonly incident?: string
  readonly durationMs?: number
  readonly message?: string
}

function readRow(id: string, folder: string): Row {
  try {
    const path = findRunFolder(id, folder)
    if (isUnstarted(path)) return {run: id, status: 'not started'}
    const run: Run = foldRun(readJournal(path))
    const {status, durationMs, plan, incident} = run
    return {
      run: id,
      status,
      environment: plan.environment.name,
      ...(incident !== undefined && {incident}),
      ...(durationMs !== undefined && {durationMs}),
    }
  } catch (error) {
    // One damaged run must not hide the others.
    return {run: id, status: 'damaged', message: error instanceof Error ? error.message : String(error)}
  }
}

function renderRow({run, status, environment, incident, durationMs, message}: Row): string {
  const took = durationMs === undefined ? '' : formatDuration(durationMs)
  return `${[run, status, environment ?? '', incident ?? '', took, message ?? ''].filter(Boolean).join('  ')}\n`
}

function folderOf(options: RunsOptions, io: CliIo): string {
  return runsFolder({runsDir: options.runsDir, project: projectAround(io), cwd: io.cwd, env: io.env})
}
