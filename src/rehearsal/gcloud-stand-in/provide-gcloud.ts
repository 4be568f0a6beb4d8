import type {Closing} from '../closing.ts'
import {findGcloud} from '../gcloud.ts'
import {installStandIn} from '../install-stand-in.ts'
import {keepGcloudWarm} from '../warm-gcloud/keep-gcloud-warm.ts'

/** The gcloud of a world. */
export interface ProvidedGcloud {
  /** `528.0.0`, `528.0.0 (kept warm)`, `unknown`, `stand-in` or `missing`. */
  readonly version: string
  /** Folders for the front of PATH: where the stand-in is, or the client of the warm gcloud. */
  readonly path: readonly string[]
}

/** The world that the gcloud is for. */
export interface GcloudSurroundings {
  /** The world's folder. */
  readonly root: string
  /** Variables of a step of that world, PATH included. */
  readonly env: Readonly<Record<string, string>>
  readonly closing: Closing
  /** True where many commands are to come. */
  readonly isMuchUsed: boolean
}

/** The real gcloud where the search path has one, kept warm where that pays; else the stand-in. */
export async function provideGcloud(world: GcloudSurroundings): Promise<ProvidedGcloud> {
  const {root, env, isMuchUsed} = world
  const real = await findGcloud(env.PATH)
  if (real) {
    const warm = isMuchUsed ? await keepGcloudWarm(world) : undefined
    return warm === undefined
      ? {version: real.version, path: []}
      : {version: `${real.version} (kept warm)`, path: [warm]}
  }
  const folder = await installStandIn('gcloud', root)
  return folder === undefined ? {version: 'missing', path: []} : {version: 'stand-in', path: [folder]}
}
