import {accessSync, constants} from 'node:fs'
import {delimiter, join} from 'node:path'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {World} from '../model/world.ts'

/**
 * Checks what the runbook requires before its first step, not in the middle of an incident.
 * Throws one RunbookError that names everything that is missing or too old.
 */
export function requireTools(runbook: Runbook, world: World, path: string | undefined): void {
  const folders = [...world.path, ...(path ?? '').split(delimiter)]
  const faults = runbook.requires.flatMap(({tool, atLeast}) => {
    if (!folders.some((folder) => isExecutable(join(folder, tool)))) return [`${tool} is not installed`]
    const version = tool === 'gcloud' ? world.tools.gcloud : undefined
    if (atLeast === undefined || version === undefined || !isOlder(version, atLeast)) return []
    return [`${tool} is ${version}, ${atLeast} or newer is needed`]
  })
  if (faults.length === 0) return
  throw new RunbookError(`Runbook \`${runbook.id}\` cannot run here: ${faults.join('; ')}.`, {
    hint: 'Install what is missing, or run from a machine that has it.',
  })
}

/** ex: 527.0.0 is older than 528; a version that is no number, such as `stand-in`, is not older. */
function isOlder(version: string, atLeast: string): boolean {
  const have = version.split('.').map(Number)
  const need = atLeast.split('.').map(Number)
  for (const [index, part] of need.entries()) {
    const own = have[index] ?? 0
    if (own !== part) return own < part
  }
  return false
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
