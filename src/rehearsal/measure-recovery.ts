import {relative} from 'node:path'
import type {Recovery} from '../model/event.ts'
import type {Cluster, Ledger, PostgresHost} from './postgres/contract.ts'

/** A clone that has just come up. */
export interface RecoveredClone {
  readonly source: string
  readonly instance: string
  readonly pointInTime: string
}

/** Holds the recovered data against what clients had committed up to the recovery point. */
export async function measureRecovery(
  clone: RecoveredClone,
  {postgres, ledger, root}: {postgres: PostgresHost; ledger: Ledger; root: string},
): Promise<Recovery> {
  const cluster = postgres.get(clone.instance)!
  const log = await postgres.recovery(clone.instance)
  const expected = ledger.upTo(clone.pointInTime)
  return {
    ...clone,
    dataDirectory: relative(root, cluster.dataDirectory),
    port: cluster.port,
    timeline: log?.timeline ?? 0,
    stopLine: log?.stopLine ?? '',
    table: 'jobs',
    ...(await countRows(cluster, ledger)),
    expectedRows: expected.rows,
    expectedChecksum: expected.checksum,
  }
}

/** No rows where the table was already gone at the recovery point. */
async function countRows(cluster: Cluster, {checksumSql}: Ledger): Promise<{rows: number; checksum: string}> {
  const [table] = await cluster.query("SELECT to_regclass('jobs') IS NOT NULL AS exists")
  if (table?.exists !== true) return {rows: 0, checksum: ''}
  const [row] = await cluster.query(checksumSql)
  return {rows: Number(row?.rows), checksum: String(row?.checksum ?? '')}
}
