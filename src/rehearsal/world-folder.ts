import {mkdir, readdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {clientPaths} from './client-environment.ts'

/** Makes the folders that steps use; only the caller can read them. */
export async function prepareFolder(root: string): Promise<void> {
  const {home, gcloud, temporary} = clientPaths(root)
  for (const folder of [home, gcloud, temporary]) await mkdir(folder, {mode: 0o700})
}

/** Writes the proxy's certificate where clients look for it. */
export async function writeCertificate(root: string, certificate: string): Promise<void> {
  await writeFile(clientPaths(root).certificate, certificate, {mode: 0o600})
}

/** Removes everything in the folder; the folder itself belongs to the caller. */
export async function emptyFolder(root: string): Promise<void> {
  const names = await readdir(root).catch(() => [])
  await Promise.all(names.map((name) => rm(join(root, name), {recursive: true, force: true, maxRetries: 3})))
}
