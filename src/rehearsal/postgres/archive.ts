import {access} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Cluster} from './contract.ts'
import {instantSql, parseInstantMicroseconds} from './instant.ts'

const patienceMs = 30_000

/**
 * Makes everything that is committed now recoverable and gives the instant, in microseconds, up to which that holds.
 *
 * Recovery to an instant needs a commit after it: without one PostgreSQL ends with `recovery ended before configured
 * recovery target was reached`. So an empty transaction is committed after the instant is read.
 */
export async function archiveUntilNow(
  cluster: Cluster,
  archive: string,
  signal: AbortSignal,
): Promise<bigint> {
  const [now] = await cluster.query(`SELECT ${instantSql('clock_timestamp()')} AS instant`)
  await cluster.query('SELECT pg_current_xact_id()')
  await switchWal(cluster, archive, signal)
  return parseInstantMicroseconds(String(now?.instant))
}

/** Ends the current WAL file and waits until it and all before it are in the archive. */
async function switchWal(cluster: Cluster, archive: string, signal: AbortSignal): Promise<void> {
  const [row] = await cluster.query('SELECT pg_walfile_name(pg_switch_wal() - 1) AS file')
  const file = String(row?.file)
  const deadline = performance.now() + patienceMs
  while (!(await isThere(join(archive, file)))) {
    signal.throwIfAborted()
    if (performance.now() > deadline)
      throw new Error(`WAL file ${file} of ${cluster.name} was not archived in time.`)
    await sleep(5)
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
