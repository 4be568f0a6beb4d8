import {constants} from 'node:fs'
import {access, readFile, realpath} from 'node:fs/promises'
import {delimiter, dirname, isAbsolute, join} from 'node:path'

/** A gcloud on this machine. */
export interface Gcloud {
  readonly binary: string
  /** `528.0.0`, or `unknown` where the SDK has no VERSION file beside its bin folder. */
  readonly version: string
}

/** Finds gcloud in a search path without starting it, which would take most of a second. */
export async function findGcloud(searchPath = ''): Promise<Gcloud | undefined> {
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    const binary = join(folder, 'gcloud')
    if (await isExecutable(binary)) return {binary, version: await readVersion(binary)}
  }
  return undefined
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function readVersion(binary: string): Promise<string> {
  const sdk = dirname(dirname(await realpath(binary)))
  // Packages that wrap gcloud in a script of their own have no such file.
  const text = await readFile(join(sdk, 'VERSION'), 'utf8').catch(() => '')
  return /^\d+\.\d+\.\d+/.exec(text.trim())?.[0] ?? 'unknown'
}
