import {randomBytes} from 'node:crypto'
import {existsSync, readdirSync} from 'node:fs'
import {homedir} from 'node:os'
import {isAbsolute, join, resolve} from 'node:path'
import type {Run} from '../model/run.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {foldRun} from '../plan-to-run/fold-run.ts'
import {isUnstarted, readJournal} from '../plan-to-run/read-journal.ts'

const runIdPattern = /^\d{8}t\d{6}z-[a-z0-9-]+-[0-9a-f]{4}$/

/** A new run's id, which is also its folder's name. ex: `20260211t100000z-disaster-recovery-4f2a` */
export function newRunId(runbook: string, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '').toLowerCase()
  return `${stamp}-${runbook}-${randomBytes(2).toString('hex')}`
}

/** Where runs are kept: `--runs-dir`, else the project's `.runbook/runs`, else the user's state folder. */
export function runsFolder(options: {
  runsDir?: string | undefined
  project?: string | undefined
  cwd: string
  env: Readonly<Record<string, string | undefined>>
}): string {
  if (options.runsDir !== undefined) return resolve(options.cwd, options.runsDir)
  if (options.project !== undefined) return join(options.project, '.runbook', 'runs')
  const state = options.env.XDG_STATE_HOME ?? ''
  // Empty or relative it counts as unset, as its specification says.
  return join(isAbsolute(state) ? state : join(homedir(), '.local', 'state'), 'runbook', 'runs')
}

/** Ids of all runs in a folder, newest first. */
export function listRunIds(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => runIdPattern.test(name))
    .sort()
    .reverse()
}

/** The folder of one run; `latest` is the newest. Throws RunbookError when there is none. */
export function findRunFolder(run: string, folder: string): string {
  const ids = listRunIds(folder)
  const id = run === 'latest' ? ids[0] : ids.find((known) => known === run)
  if (id !== undefined) return join(folder, id)
  throw new RunbookError(`There is no run \`${run}\` in ${folder}.`, {
    hint: ids.length > 0 ? `Name one of: ${ids.slice(0, 5).join(', ')}, or latest.` : 'Run a runbook first.',
  })
}

/**
 * The newest run that is wanted; a rehearsal never is, its world is gone. Throws RunbookError when there is none,
 * and at a damaged one: an older run is not what the operator meant.
 */
export function findNewestRun(folder: string, isWanted: (run: Run) => boolean): string {
  let rehearsed: string | undefined
  for (const id of listRunIds(folder)) {
    if (isUnstarted(join(folder, id))) continue
    const run = foldRun(readJournal(join(folder, id)))
    if (!isWanted(run)) continue
    if (run.plan.environment.scenario === undefined) return id
    rehearsed ??= id
  }
  throw new RunbookError(`No run in ${folder} is unfinished.`, {
    hint:
      rehearsed === undefined
        ? 'Name a run, or start one.'
        : `${rehearsed} was a rehearsal, and its world ended with it: rehearse again. Else name a run, or start one.`,
  })
}
