import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'esbuild'
import type {StandInName} from '../../../src/rehearsal/install-stand-in.ts'
import {projectRoot} from '../../run-cli.ts'

/** The stand-in as a program of its own, bundled from the sources as they are. */
export async function buildStandIn(
  name: StandInName = 'gcloud',
): Promise<{program: string; remove(): Promise<void>}> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-stand-in-`))
  const program = join(folder, `${name}-stand-in.mjs`)
  const entry = join(projectRoot, `src/rehearsal/${name}-stand-in/main.ts`)
  const options = {bundle: true, format: 'esm', platform: 'node', target: 'node20'} as const
  await build({...options, entryPoints: [entry], outfile: program, logLevel: 'error'})
  return {program, remove: () => rm(folder, {recursive: true})}
}
