import {execFile} from 'node:child_process'
import {userInfo} from 'node:os'
import {promisify} from 'node:util'
import type {Unreviewed} from '../model/event.ts'
import type {FoundRunbook} from './find-project.ts'

/** Who runs, and from which commit of the project. */
export interface Origin {
  readonly user: string
  readonly commit?: string
  /** True when the working copy differs from the commit. */
  readonly dirty?: boolean
  /** Present when an operator let a text run in a guarded environment that nobody had reviewed. */
  readonly unreviewed?: Unreviewed
}

/**
 * Reads the user and the project's commit, or the commit that the archive was packed from.
 * Without git or outside a repository the commit is left out.
 */
export async function readOrigin({
  project,
  archive,
}: Pick<FoundRunbook, 'project' | 'archive'>): Promise<Origin> {
  const user = userName()
  if (archive) {
    const {commit, dirty} = archive.manifest
    return {user, ...(commit !== undefined && {commit}), ...(dirty !== undefined && {dirty})}
  }
  if (project === undefined) return {user}
  const status = await gitStatus(project)
  return {user, ...(status && {commit: status.commit, dirty: status.dirty})}
}

/** One call tells both: a header with the commit, then a line for each change. */
async function gitStatus(cwd: string): Promise<{commit: string; dirty: boolean} | undefined> {
  // Runs and evidence are no part of the text, also where they are not ignored.
  const paths = ['--', '.', ':(exclude).runbook']
  const args = ['--no-optional-locks', 'status', '--porcelain=v2', '--branch', ...paths]
  // Not execa: it costs 20 ms of every run's start.
  const answer = await promisify(execFile)('git', args, {cwd, timeout: 10_000, maxBuffer: 2 ** 26}).catch(
    () => undefined,
  )
  const lines = answer?.stdout.split('\n').filter(Boolean) ?? []
  const commit = /^# branch\.oid ([0-9a-f]+)$/.exec(lines[0] ?? '')?.[1]
  if (commit === undefined) return undefined
  return {commit, dirty: lines.some((line) => !line.startsWith('# '))}
}

/** Who is at this machine; `uid 1000` where the user has no name. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A uid without a passwd entry, as in many containers.
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
