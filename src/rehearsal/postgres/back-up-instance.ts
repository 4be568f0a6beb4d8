import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {archiveUntilNow} from './archive.ts'
import {copyBaseBackup} from './base-backup.ts'
import {superuserConnection} from './connection.ts'
import type {BaseBackup} from './contract.ts'
import {type HostState, requireInstance} from './host-state.ts'
import {makeNewFolder} from './make-new-folder.ts'

/** Takes a base backup of a running instance and keeps it until the world ends. */
export async function backUpInstance(
  host: HostState,
  name: string,
  options: Pick<BaseBackup, 'type' | 'description'>,
): Promise<BaseBackup> {
  const {cluster, archive} = requireInstance(host, name)
  const {id, folder} = await claimFolder(host)
  try {
    const connection = superuserConnection(cluster.port, host.passwords.superuser)
    const {signal} = host.context
    const times = await copyBaseBackup(
      connection,
      {from: cluster.dataDirectory, to: join(folder, 'data')},
      signal,
    )
    await archiveUntilNow(cluster, archive, signal)
    const backup = {id, instance: name, ...options, ...times}
    host.bases.push({backup, folder: join(folder, 'data'), archive})
    return backup
  } catch (error) {
    await rm(folder, {recursive: true, force: true, maxRetries: 5})
    throw error
  }
}

/** Ids are milliseconds since 1970, as in Cloud SQL; two backups in one millisecond take two. */
async function claimFolder(host: HostState): Promise<{id: string; folder: string}> {
  for (let id = Date.now(); ; id += 1) {
    const folder = join(host.folder, 'backups', String(id))
    if (await makeNewFolder(folder)) return {id: String(id), folder}
  }
}
