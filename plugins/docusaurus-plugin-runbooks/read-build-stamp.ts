import {execFileSync} from 'node:child_process'
import type {BuildStamp} from '../../src/model/build-stamp.ts'

/** The time of this build, and the commit that it is made of where the site is in a repository. */
export function readBuildStamp(siteDir: string): BuildStamp {
  const builtAt = new Date().toISOString()
  const commit = askGit(siteDir, ['rev-parse', 'HEAD'])
  if (commit === undefined) return {builtAt}
  return {builtAt, commit, dirty: askGit(siteDir, ['status', '--porcelain']) !== ''}
}

function askGit(cwd: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim()
  } catch {
    // No git, or no repository: the stamp then has no commit, and says so by leaving it out.
    return undefined
  }
}
