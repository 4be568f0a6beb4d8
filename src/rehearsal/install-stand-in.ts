import {access, chmod, mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {fileURLToPath} from 'node:url'

/** A tool whose place a program of ours can take inside a rehearsal. */
export type StandInName = 'gcloud' | 'curl'

/** The bundled stand-in of a tool, which lies beside the bundled CLI. */
export function bundledStandIn(name: StandInName): string {
  return fileURLToPath(new URL(`./${name}-stand-in.mjs`, import.meta.url))
}

/**
 * Puts a program of that name that starts the stand-in into a folder of the world, for the front of PATH.
 * Gives that folder; undefined where the stand-in has not been bundled.
 */
export async function installStandIn(
  name: StandInName,
  root: string,
  program: string = bundledStandIn(name),
): Promise<string | undefined> {
  const isBundled = await access(program).then(
    () => true,
    () => false,
  )
  if (!isBundled) return undefined
  const folder = join(root, 'bin')
  const script = join(folder, name)
  await mkdir(folder, {mode: 0o700, recursive: true})
  await writeFile(script, `#!/bin/sh\nexec ${quote(execPath)} ${quote(program)} "$@"\n`)
  await chmod(script, 0o700)
  return folder
}

/** A word that the shell takes as it stands. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
