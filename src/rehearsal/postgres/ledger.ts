import {createHash} from 'node:crypto'
import type {Ledger} from './contract.ts'
import {parseInstantMicroseconds} from './instant.ts'

/** A row of `jobs`, without the time that the server gives it. */
export interface JobRow {
  readonly id: number
  readonly userId: number
  readonly status: string
  readonly payload: string
}

/** A ledger that its writer can add to. */
export interface WritableLedger extends Ledger {
  /** Enters a transaction with the commit timestamp, in microseconds, that the server has for it. */
  enter(committedAt: bigint, rows: readonly JobRow[]): void
}

const checksumSql = `SELECT count(*)::int AS rows,
  md5(coalesce(string_agg(id || ':' || user_id || ':' || status || ':' || payload, ',' ORDER BY id), '')) AS checksum
  FROM jobs`

/** A ledger without entries. */
export function openLedger(): WritableLedger {
  const entries: {committedAt: bigint; rows: readonly JobRow[]}[] = []
  const upTo = (instant: string) => {
    const limit = parseInstantMicroseconds(instant)
    const rows = entries.filter(({committedAt}) => committedAt <= limit).flatMap(({rows}) => rows)
    return {rows: rows.length, checksum: checksumOf(rows)}
  }
  return {checksumSql, upTo, enter: (committedAt, rows) => void entries.push({committedAt, rows})}
}

function checksumOf(rows: readonly JobRow[]): string {
  const text = [...rows]
    .sort((one, other) => one.id - other.id)
    .map(({id, userId, status, payload}) => `${id}:${userId}:${status}:${payload}`)
    .join(',')
  return createHash('md5').update(text).digest('hex')
}
