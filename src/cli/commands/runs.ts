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
  if (options.head !== undefined && options.head !== head) {
    throw new RunbookError(`The journal of ${name} ends with ${head}, not with ${options.head}.`, {
      hint: 'It was written again or went on after that head was noted down.',
      exitCode: exitCodes.unsafe,
    })
  }
  if (options.json) io.out(`${JSON.stringify({version: 1, lines: lines.length, head}, undefined, 2)}\n`)
  else io.out(`${lines.length} events, the chain holds, head ${head}\n`)
  return exitCodes.done
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
