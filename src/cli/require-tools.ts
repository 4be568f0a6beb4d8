import {delimiter} from 'node:path'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {World} from '../model/world.ts'
import {findProgram} from '../plan-to-run/find-program.ts'
import {isOlder} from './is-older.ts'

/**
 * Checks what the runbook requires before its first step, not in the middle of an incident.
 * Throws one RunbookError that names everything that is missing or too old.
 */
export function requireTools(runbook: Runbook, world: World, path: string | undefined): void {
  const folders = [...world.path, ...(path ?? '').split(delimiter)]
  const faults = runbook.requires.flatMap(({tool, atLeast}) => {
    if (findProgram(tool, folders) === undefined) return [`${tool} is not installed`]
    const version = tool === 'gcloud' ? world.tools.gcloud : undefined
    if (atLeast === undefined || version === undefined || !isOlder(version, atLeast)) return []
    return [`${tool} is ${version}, ${atLeast} or newer is needed`]
  })
  if (faults.length === 0) return
  throw new RunbookError(`Runbook \`${runbook.id}\` cannot run here: ${faults.join('; ')}.`, {
    hint: 'Install what is missing, or run from a machine that has it.',
  })
}
