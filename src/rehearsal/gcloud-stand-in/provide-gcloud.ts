import {findGcloud} from '../gcloud.ts'
import {installStandIn} from '../install-stand-in.ts'

/** The gcloud of a world. */
export interface ProvidedGcloud {
  /** `528.0.0`, `unknown`, `stand-in` or `missing`. */
  readonly version: string
  /** Folders for the front of PATH: the stand-in's, where there is no real one. */
  readonly path: readonly string[]
}

/** The real gcloud where the search path has one, else the stand-in, put into the world's folder. */
export async function provideGcloud(root: string, searchPath: string | undefined): Promise<ProvidedGcloud> {
  const real = await findGcloud(searchPath)
  if (real) return {version: real.version, path: []}
  const folder = await installStandIn('gcloud', root)
  return folder === undefined ? {version: 'missing', path: []} : {version: 'stand-in', path: [folder]}
}
