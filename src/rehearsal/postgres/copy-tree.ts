import {chown, constants, copyFile, mkdir, readdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {ServerIdentity} from './server-identity.ts'

/** How a tree is copied. */
export interface CopyOptions {
  /** Owner of the copy; undefined = the caller. */
  readonly identity: ServerIdentity | undefined
  readonly signal: AbortSignal
  /** Paths below the root, such as `postmaster.pid` or `pg_wal/`, whose last slash means: the folder's content. */
  readonly without?: readonly string[]
  /** What to do when a file vanishes during the copy, as happens under a running server. Default: throw. */
  readonly vanished?: 'skip' | 'throw'
}

/** Copies a folder of plain files; gives the number of files. Folders of the copy are closed to others. */
export async function copyTree(from: string, to: string, options: CopyOptions): Promise<number> {
  const files = await copyFolders(from, to, '', options)
  const queue = files.values()
  const copyNext = async () => {
    for (const file of queue) {
      options.signal.throwIfAborted()
      await copyOne(join(from, file), join(to, file), options)
    }
  }
  await settleAll(Array.from({length: 8}, copyNext))
  return files.length
}

/** Waits until every worker has ended, so that nothing is written after the failure is known. */
async function settleAll(workers: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(workers)) {
    if (outcome.status === 'rejected') throw outcome.reason
  }
}

async function copyFolders(from: string, to: string, below: string, options: CopyOptions): Promise<string[]> {
  await mkdir(join(to, below), {mode: 0o700})
  await own(join(to, below), options)
  if (options.without?.includes(`${below}/`)) return []
  const entries = await readdir(join(from, below), {withFileTypes: true})
  const kept = entries
    .map((entry) => ({path: join(below, entry.name), isFolder: entry.isDirectory()}))
    .filter(({path}) => !options.without?.includes(path))
  const deeper: string[] = []
  for (const {path} of kept.filter(({isFolder}) => isFolder)) {
    deeper.push(...(await copyFolders(from, to, path, options)))
  }
  return [...kept.filter(({isFolder}) => !isFolder).map(({path}) => path), ...deeper]
}

async function copyOne(from: string, to: string, options: CopyOptions): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE)
  } catch (error) {
    if (options.vanished === 'skip' && (error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  await own(to, options)
}

async function own(path: string, {identity}: CopyOptions): Promise<void> {
  if (identity) await chown(path, identity.uid, identity.gid)
}
