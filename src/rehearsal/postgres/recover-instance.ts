import {mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Cluster} from './contract.ts'
import {copyTree} from './copy-tree.ts'
import {type Base, type HostState, instanceFiles, makeArchive} from './host-state.ts'
import {type Instance, orStop, type RecoveryRecord, type StartOptions, startInstance} from './instance.ts'
import {giveToServer} from './server-identity.ts'
import {lastRecoveryStop} from './server-log.ts'
import type {RecoverySettings} from './settings.ts'

/** What is recovered, from where and how far. */
export interface RecoverOptions {
  readonly name: string
  readonly base: Base
  readonly target: RecoverySettings['target']
  /** Port to keep, when it is still free. */
  readonly port?: number
}

/**
 * Makes a server from a base backup and archived WAL, and waits until it has left recovery on a timeline of its own.
 * Throws Error with PostgreSQL's reason when the server ends; nothing but its log is left then.
 */
export async function recoverInstance(host: HostState, options: RecoverOptions): Promise<Instance> {
  const {name, base, target, port} = options
  const {folder, data} = instanceFiles(host, name)
  await mkdir(folder, {recursive: true, mode: 0o711})
  try {
    await copyTree(base.folder, data, host.context)
    await writeFile(join(data, 'recovery.signal'), '', {mode: 0o600})
    await giveToServer(join(data, 'recovery.signal'), host.context.identity)
    const recovery = {walSource: base.archive, target}
    return await startRecovered(host, {
      name,
      archive: await makeArchive(host, name),
      recovery,
      ...(port && {port}),
    })
  } catch (error) {
    await rm(data, {recursive: true, force: true, maxRetries: 5})
    throw error
  }
}

async function startRecovered(host: HostState, options: StartOptions): Promise<Instance> {
  const instance = await startInstance(host, options)
  const {log} = instanceFiles(host, options.name)
  const recovery = await orStop(instance, () => readRecovery(instance.cluster, log))
  return {...instance, recovery}
}

/** The first eight hexadecimal digits of a WAL file's name are the timeline. */
async function readRecovery(cluster: Cluster, log: string): Promise<RecoveryRecord> {
  const stopLine = lastRecoveryStop(await readFile(log, 'utf8'))
  if (stopLine === undefined) throw new Error(`The recovery of ${cluster.name} did not say where it stopped.`)
  const [row] = await cluster.query('SELECT pg_walfile_name(pg_current_wal_lsn()) AS file')
  return {stopLine, timeline: Number.parseInt(String(row?.file).slice(0, 8), 16)}
}
