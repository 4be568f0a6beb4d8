import {createHash, randomBytes} from 'node:crypto'
import {lstat, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {homedir} from 'node:os'
import {join} from 'node:path'
import * as z from 'zod'
import {copyTree} from './copy-tree.ts'
import type {PostgresBinaries} from './postgres-binaries.ts'
import type {ProgramContext} from './run-program.ts'
import {templateRecipe} from './template.ts'

const manifestName = 'manifest.json'
const manifestSchema = z.strictObject({version: z.literal(1), files: z.number().int()})

/** The folder for templates of this user: `$XDG_CACHE_HOME/runbook`, else `~/.cache/runbook`. */
export function templateCacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'runbook')
}

/** The name of a template in the cache; it differs wherever the content could. */
export function templateName(binaries: PostgresBinaries, context: ProgramContext): string {
  const parts = [binaries.build, binaries.folder, process.arch, ...templateRecipe]
  const hash = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12)
  const uid = context.identity?.uid ?? process.getuid?.() ?? 0
  return `postgres-${binaries.version}-${uid}-${hash}`
}

/**
 * Copies a cached template to a new folder. False = there is none, or it is damaged or not the caller's own;
 * a damaged one is removed, and nothing is left at `to`.
 */
export async function copyFromCache(cached: string, to: string, context: ProgramContext): Promise<boolean> {
  try {
    const entry = await lstat(cached)
    if (!entry.isDirectory() || entry.uid !== process.getuid?.() || (entry.mode & 0o022) !== 0) return false
    const {files} = manifestSchema.parse(JSON.parse(await readFile(join(cached, manifestName), 'utf8')))
    const copied = await copyTree(join(cached, 'data'), to, context)
    if (copied === files) return true
    throw new Error(`expected ${files} files, copied ${copied}`)
  } catch (error) {
    context.signal.throwIfAborted()
    await rm(to, {recursive: true, force: true})
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || (await isThere(cached))) await discard(cached)
    return false
  }
}

/** Puts a template into the cache in one step. Without a writable cache the world simply goes without. */
export async function storeInCache(template: string, cached: string, context: ProgramContext): Promise<void> {
  const temporary = `${cached}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await mkdir(join(cached, '..'), {recursive: true, mode: 0o700})
    await sweepLeftovers(join(cached, '..'))
    await mkdir(temporary, {mode: 0o700})
    const own = {identity: undefined, signal: context.signal}
    const files = await copyTree(template, join(temporary, 'data'), own)
    await writeFile(join(temporary, manifestName), JSON.stringify({version: 1, files}))
    await rename(temporary, cached)
  } catch {
    // A full or closed folder, or another world that was quicker: the template itself is there, only not for the next.
    await rm(temporary, {recursive: true, force: true}).catch(() => {})
    context.signal.throwIfAborted()
  }
}

const leftoverAgeMs = 3_600_000

/** Removes halves of templates whose world was killed an hour ago or earlier. */
async function sweepLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!/^postgres-.*\.[0-9a-f]{12}\.tmp$/.test(name)) continue
    const {mtimeMs} = await lstat(join(cache, name))
    if (Date.now() - mtimeMs > leftoverAgeMs) await rm(join(cache, name), {recursive: true, force: true})
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Moves a damaged template away first, so that a world that starts now does not see half of it. */
async function discard(cached: string): Promise<void> {
  const away = `${cached}.${randomBytes(6).toString('hex')}.tmp`
  const remove = async () => {
    await rename(cached, away)
    await rm(away, {recursive: true, force: true})
  }
  // Another world may have removed it already, or the cache may be closed for writing.
  await remove().catch(() => {})
}
