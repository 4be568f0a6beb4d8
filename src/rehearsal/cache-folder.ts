import {homedir} from 'node:os'
import {join} from 'node:path'

/** What worlds of this user need not make anew lies here: `$XDG_CACHE_HOME/runbook`, else `~/.cache/runbook`. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'runbook')
}
