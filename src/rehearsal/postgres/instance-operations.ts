import {rm} from 'node:fs/promises'
import type {Cluster} from './contract.ts'
import {createInstance} from './create-instance.ts'
import {type HostState, instanceFiles, requireInstance} from './host-state.ts'
import type {Instance} from './instance.ts'
import {recoverInstance} from './recover-instance.ts'
import {findReachableRecovery} from './recovery-range.ts'

/** A new instance with an empty database. */
export async function addInstance(host: HostState, name: string): Promise<Cluster> {
  refuseExisting(host, name)
  return keep(host, await createInstance(host, name))
}

/** A new instance with the data that the source had at the instant, or has now. */
export async function cloneInstance(
  host: HostState,
  names: {source: string; target: string},
  pointInTime?: string,
): Promise<Cluster> {
  const {source, target} = names
  refuseExisting(host, target)
  const {base, instant} = await findReachableRecovery(host, source, pointInTime)
  return keep(host, await recoverInstance(host, {name: target, base, target: {instant}}))
}

/** The target with the data of the backup, on the same port, without what it had before. */
export async function restoreInstance(
  host: HostState,
  backupId: string,
  names: {source: string; target: string},
): Promise<Cluster> {
  const base = host.bases.find(({backup}) => backup.id === backupId && backup.instance === names.source)
  if (!base) throw new Error(`${names.source} has no backup ${backupId}.`)
  const {cluster, stop} = requireInstance(host, names.target)
  host.instances.delete(names.target)
  await stop()
  await rm(cluster.dataDirectory, {recursive: true, maxRetries: 5})
  const target = 'consistency'
  const instance = await recoverInstance(host, {name: names.target, base, target, port: cluster.port})
  // Only a clone has a recovery to show.
  const {recovery: _, ...restored} = instance
  return keep(host, restored)
}

/** Stops an instance and removes its files; its backups and their WAL stay. */
export async function removeInstance(host: HostState, name: string): Promise<void> {
  const {stop} = requireInstance(host, name)
  host.instances.delete(name)
  await stop()
  await rm(instanceFiles(host, name).folder, {recursive: true, maxRetries: 5})
}

function refuseExisting(host: HostState, name: string): void {
  if (host.instances.has(name)) throw new Error(`There is a PostgreSQL instance \`${name}\` already.`)
}

async function keep(host: HostState, instance: Instance): Promise<Cluster> {
  if (host.context.signal.aborted) await instance.stop()
  host.context.signal.throwIfAborted()
  host.instances.set(instance.cluster.name, instance)
  return instance.cluster
}
