import {userInfo} from 'node:os'
import {execa} from 'execa'
import type {FoundRunbook} from './find-project.ts'

/** Who runs, and from which commit of the project. */
export interface Origin {
  readonly user: string
  readonly commit?: string
  /** True when the working copy differs from the commit. */
  readonly dirty?: boolean
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
  const options = {cwd: project, reject: false, timeout: 10_000} as const
  const head = await execa('git', ['rev-parse', 'HEAD'], options)
  if (head.exitCode !== 0) return {user}
  const changes = await execa('git', ['status', '--porcelain'], options)
  return {user, commit: head.stdout.trim(), dirty: changes.stdout.trim() !== ''}
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
