import {readdir} from 'node:fs/promises'
import {delimiter, join} from 'node:path'
import {execa} from 'execa'
import {embeddedPostgres} from './embedded-postgres.ts'
import type {PostgresBinaries} from './postgres-binaries.ts'

/** Which servers to look for. */
export interface FindOptions {
  /** `embedded` skips what is installed on the machine. */
  readonly prefer?: 'system' | 'embedded'
  /** Folders to to search besides the usual ones, as in the variable PATH. Default: none. */
  readonly searchPath?: string
}

const oldestMajor = 15

/**
 * The newest PostgreSQL (15 or later) that the machine has, else the one of the npm package.
 * Throws Error when there is neither.
 */
export async function findPostgres(options: FindOptions = {}): Promise<PostgresBinaries> {
  const system = options.prefer === 'embedded' ? [] : await systemPostgres(options.searchPath)
  const found = system[0] ?? (await embeddedPostgres())
  if (!found) {
    throw new Error(
      `No PostgreSQL ${oldestMajor} or later was found, and the optional package for this platform is not installed.`,
    )
  }
  return found
}

async function systemPostgres(searchPath = ''): Promise<PostgresBinaries[]> {
  const folders = new Set([
    ...(await usualFolders()),
    ...searchPath.split(delimiter).filter((path) => path !== ''),
  ])
  const configured = await outputOf('pg_config', ['--bindir'], searchPath)
  if (configured) folders.add(configured)
  const found = await Promise.all([...folders].map((folder) => readBinaries(folder)))
  return found.filter((binaries) => binaries !== undefined).sort(byVersion)
}

async function usualFolders(): Promise<string[]> {
  const below = async (folder: string, pattern: RegExp, rest: string) => {
    const names = await namesIn(folder)
    return names.filter((name) => pattern.test(name)).map((name) => join(folder, name, rest))
  }
  const folders = await Promise.all([
    below('/usr/lib/postgresql', /^\d+$/, 'bin'),
    below('/usr', /^pgsql-\d+$/, 'bin'),
    below('/opt/homebrew/opt', /^postgresql(@\d+)?$/, 'bin'),
    below('/usr/local/opt', /^postgresql(@\d+)?$/, 'bin'),
    below('/Applications/Postgres.app/Contents/Versions', /^\d+$/, 'bin'),
  ])
  return folders.flat()
}

/** A folder that is missing or closed holds no PostgreSQL. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((): string[] => [])
}

/** Undefined unless the folder has every program, and new enough. */
async function readBinaries(folder: string): Promise<PostgresBinaries | undefined> {
  const names = await namesIn(folder)
  if (!['initdb', 'pg_ctl', 'postgres'].every((program) => names.includes(program))) return undefined
  const build = await outputOf(join(folder, 'postgres'), ['--version'])
  const version = /(\d+)(\.\d+)?/.exec(build ?? '')
  if (!build || !version || Number(version[1]) < oldestMajor) return undefined
  return {kind: 'system', folder, version: version[0], build}
}

async function outputOf(file: string, args: string[], searchPath = ''): Promise<string | undefined> {
  const result = await execa(file, args, {
    reject: false,
    env: {PATH: searchPath, LC_ALL: 'C'},
    extendEnv: false,
  })
  return result.failed ? undefined : result.stdout.trim()
}

function byVersion(one: PostgresBinaries, other: PostgresBinaries): number {
  return other.version.localeCompare(one.version, 'en', {numeric: true})
}
