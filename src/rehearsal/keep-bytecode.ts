import {createHash} from 'node:crypto'
import {lstat, mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {Gcloud} from './gcloud.ts'

/**
 * Variables with which Python keeps gcloud's compiled modules in a folder of this user: a package compiles them for
 * another interpreter, or nobody may write beside them, and then each start compiles a thousand. Empty where the SDK
 * has no version or there is no such folder: gcloud then starts as it always does.
 */
export async function keepBytecode(gcloud: Gcloud, cache: string): Promise<Record<string, string>> {
  // The files of a package all bear the same time, so that Python would not see that they are of another version.
  if (gcloud.version === 'unknown') return {}
  const place = createHash('sha256').update(gcloud.binary).digest('hex').slice(0, 12)
  const folder = join(cache, `gcloud-${gcloud.version}-${place}`)
  if (!(await isOurs(folder))) return {}
  return {PYTHONPYCACHEPREFIX: folder, PYTHONDONTWRITEBYTECODE: ''}
}

/** Makes the folder, and is false when somebody else could put code into it. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, {recursive: true, mode: 0o700})
    const entry = await lstat(folder)
    return entry.isDirectory() && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0
  } catch {
    return false
  }
}
