import {join} from 'node:path'
import type {BaseBackup} from './contract.ts'
import type {Instance} from './instance.ts'
import {makeNewFolder} from './make-new-folder.ts'
import type {PostgresBinaries} from './postgres-binaries.ts'
import type {ProgramContext} from './run-program.ts'
import {giveToServer} from './server-identity.ts'

/** A backup with its files and the archive that continues it. */
export interface Base {
  readonly backup: BaseBackup
  readonly folder: string
  readonly archive: string
}

/** Passwords of one world; they hold on every server of it. */
export interface Passwords {
  readonly superuser: string
  readonly application: string
}

/** What all servers of one world share. */
export interface HostState {
  /** Everything of PostgreSQL is below this folder. */
  readonly folder: string
  readonly binaries: PostgresBinaries
  readonly context: ProgramContext
  readonly passwords: Passwords
  /** Folder of the template cache. */
  readonly cache: string
  readonly instances: Map<string, Instance>
  readonly bases: Base[]
}

/** The files of the instance with this name. Throws when the name is not one that Cloud SQL accepts. */
export function instanceFiles(host: HostState, name: string): {folder: string; data: string; log: string} {
  if (!/^[a-z][a-z0-9-]{0,97}$/.test(name)) throw new Error(`\`${name}\` is no name of an instance.`)
  const folder = join(host.folder, 'instances', name)
  return {folder, data: join(folder, 'data'), log: join(folder, 'server.log')}
}

/** A new, empty WAL archive. Each life of an instance has its own: file names repeat after a recovery. */
export async function makeArchive(host: HostState, name: string): Promise<string> {
  for (let life = 1; ; life += 1) {
    const archive = join(host.folder, 'archives', `${name}.${life}`)
    if (!(await makeNewFolder(archive))) continue
    await giveToServer(archive, host.context.identity)
    return archive
  }
}

/** The instance with this name. Throws when there is none. */
export function requireInstance(host: HostState, name: string): Instance {
  const instance = host.instances.get(name)
  if (!instance) throw new Error(`There is no PostgreSQL instance \`${name}\`.`)
  return instance
}
