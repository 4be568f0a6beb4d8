import {chmod, mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** It lies beside this file, and beside the bundled CLI. */
const clientProgram = fileURLToPath(new URL('./warm-gcloud-client.py', import.meta.url))

/** Kernels read this much of a program's first line. */
const maxLineBytes = 127

/** What the client needs to know. */
export interface ClientPlaces {
  /** The folder that gets the program; made where it is missing. */
  readonly bin: string
  /** Where the server's socket is. */
  readonly folder: string
  /** The interpreter, which is the server's own. */
  readonly python: string
  /** The gcloud that is started where the warm one hands a call back. */
  readonly plain: string
}

/** Puts the program `gcloud` that calls the warm one into a folder, and gives the folder. */
export async function installClient(places: ClientPlaces): Promise<string | undefined> {
  const {bin, folder, python, plain} = places
  // Isolated from variables, without site packages: it starts in a few hundredths of a second.
  const line = `#!${python} -IS\n`
  if (/\s/.test(python) || Buffer.byteLength(line) > maxLineBytes) return undefined
  const known = `FOLDER = ${JSON.stringify(folder)}\nPLAIN = ${JSON.stringify(plain)}\n`
  const program = join(bin, 'gcloud')
  await mkdir(bin, {mode: 0o700, recursive: true})
  await writeFile(program, line + known + (await readFile(clientProgram, 'utf8')))
  await chmod(program, 0o700)
  return bin
}
