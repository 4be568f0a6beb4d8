import type {Environment} from '../model/environment.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {leftOut} from './archive/left-out.ts'
import type {CliIo} from './io.ts'

/**
 * Refuses to execute steps on Windows: they need a POSIX shell, process groups and a journal whose folder can be
 * synced. Reading is possible everywhere. Throws RunbookError before anything is done.
 */
export function checkPlatform(command: string, {platform}: Pick<CliIo, 'platform'>): void {
  if (platform !== 'win32') return
  throw new RunbookError(`\`runbook ${command}\` executes steps, and Windows cannot: use WSL.`, {
    hint: 'Open a shell of the Windows Subsystem for Linux and give the same command there.',
  })
}

/** Refuses a rehearsal in the archive. Throws RunbookError before anything is done. */
export function checkArchived(environment: Environment, {archive}: Pick<CliIo, 'archive'>): void {
  if (archive && environment.world) throw leftOut()
}

/** Refuses what only a rehearsal can do anywhere else. Throws RunbookError before anything is done. */
export function checkRehearsalOnly(
  {name, world}: Environment,
  {fault, thereAndBack}: {readonly fault: readonly string[]; readonly thereAndBack?: boolean},
): void {
  if (world || (fault.length === 0 && !thereAndBack)) return
  throw new RunbookError(
    `Environment \`${name}\` is no rehearsal: nothing there is made to fail, or undone by itself.`,
    {
      hint: 'Leave --fault out, or rehearse with --environment rehearsal.',
    },
  )
}
