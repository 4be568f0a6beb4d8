import {execFile} from 'node:child_process'
import {promisify} from 'node:util'
import type {FoundRunbook} from './find-project.ts'
import type {Origin} from './read-origin.ts'

/** A text that wants to run, and where it comes from. */
export interface ReviewCase {
  /** Git refs whose commits count as reviewed. */
  readonly refs: readonly string[]
  readonly place: Pick<FoundRunbook, 'project' | 'archive'>
  /** Files of the project whose text will run. */
  readonly files: readonly string[]
  readonly origin: Origin
}

/** Says why a text does not count as reviewed; `undefined` when its commit is on one of the refs and nothing was changed. */
export async function findReviewFault({refs, place, files, origin}: ReviewCase): Promise<string | undefined> {
  const {commit, dirty} = origin
  const {project, archive} = place
  if (refs.length === 0) return 'its environment file names no refs'
  if (commit === undefined)
    return archive ? 'the archive was packed from no commit' : 'there is no Git commit'
  const listed = refs.join(', ')
  if (archive) {
    if (dirty) return 'the archive was packed from a working copy with changes'
    const known = archive.manifest.refs ?? []
    return refs.some((ref) => known.includes(ref))
      ? undefined
      : `the archive's commit was on none of ${listed}`
  }
  if (dirty) return 'the working copy has changes'
  for (const file of files) {
    if (!(await isAsCommitted(file, commit, project!)))
      return `${file} is not as in commit ${commit.slice(0, 12)}`
  }
  for (const ref of refs) if (await isOn(ref, commit, project!)) return undefined
  return `commit ${commit.slice(0, 12)} is on none of ${listed}`
}

/** An ignored file, or one that Git was told to look away from, leaves the working copy clean. */
async function isAsCommitted(file: string, commit: string, cwd: string): Promise<boolean> {
  const [here, there] = await Promise.all([
    git(['hash-object', '--', file], cwd),
    git(['rev-parse', '--verify', '--quiet', `${commit}:./${file}`], cwd),
  ])
  return here !== undefined && here === there
}

/** False also where the ref does not exist. */
async function isOn(ref: string, commit: string, cwd: string): Promise<boolean> {
  return (await git(['merge-base', '--is-ancestor', commit, `${ref}^{commit}`], cwd)) !== undefined
}

async function git(args: readonly string[], cwd: string): Promise<string | undefined> {
  const answer = await promisify(execFile)('git', [...args], {cwd, timeout: 10_000}).catch(() => undefined)
  return answer?.stdout.trim()
}
