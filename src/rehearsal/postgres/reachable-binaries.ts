import {join} from 'node:path'
import {relocateEmbedded} from './embedded-postgres.ts'
import type {PostgresBinaries} from './postgres-binaries.ts'
import {type ProgramContext, runProgram} from './run-program.ts'

/**
 * The same programs at a place where the servers' user can execute them.
 * A checkout in a home folder that is closed to others is out of reach for nobody; then the embedded programs are
 * copied to `to`. Throws Error when programs of the system cannot be executed.
 */
export async function reachableBinaries(
  binaries: PostgresBinaries,
  to: string,
  context: ProgramContext,
): Promise<PostgresBinaries> {
  try {
    await runProgram([join(binaries.folder, 'postgres'), '--version'], context)
    return binaries
  } catch (error) {
    if (binaries.kind === 'system') throw error
    const folder = await relocateEmbedded(binaries.folder, to)
    await runProgram([join(folder, 'postgres'), '--version'], context)
    return {...binaries, folder}
  }
}
