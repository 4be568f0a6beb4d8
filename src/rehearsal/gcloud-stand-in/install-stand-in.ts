import {access, chmod, mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {fileURLToPath} from 'node:url'

/** The bundled stand-in, which lies beside the bundled CLI. */
export const bundledStandIn: string = fileURLToPath(new URL('./gcloud-stand-in.mjs', import.meta.url))

/**
 * Puts a `gcloud` that starts the stand-in into a folder of the world, for the front of PATH.
 * Gives that folder; undefined where the program has not been bundled.
 */
export async function installStandIn(
  root: string,
  program: string = bundledStandIn,
): Promise<string | undefined> {
  const isBundled = await access(program).then(
    () => true,
    () => false,
  )
  if (!isBundled) return undefined
  const folder = join(root, 'bin')
  const script = join(folder, 'gcloud')
  await mkdir(folder, {mode: 0o700})
  await writeFile(script, `#!/bin/sh\nexec ${quote(execPath)} ${quote(program)} "$@"\n`)
  await chmod(script, 0o700)
  return folder
}

/** A word that the shell takes as it stands. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
