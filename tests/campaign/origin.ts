import {spawnSync} from 'node:child_process'

/** Commit of a working copy, with a `+` where it has changes, and the day. */
export function originOf(root: string): {readonly commit: string; readonly day: string} {
  const git = (...args: string[]) => spawnSync('git', args, {cwd: root, encoding: 'utf8'}).stdout.trim()
  const changed = git('status', '--porcelain', '--', 'src', 'plugins', 'tests') === '' ? '' : '+'
  return {commit: git('rev-parse', '--short=7', 'HEAD') + changed, day: new Date().toISOString().slice(0, 10)}
}
