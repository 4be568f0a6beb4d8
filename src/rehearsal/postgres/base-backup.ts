import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {type Connection, withClient} from './connection.ts'
import {type CopyOptions, copyTree} from './copy-tree.ts'
import {instantSql, parseInstantMicroseconds, truncateToMilliseconds} from './instant.ts'

/** Files that belong to the running server and not to its data. */
const notData = [
  'postmaster.pid',
  'postmaster.opts',
  'pg_wal/',
  'pg_dynshmem/',
  'pg_notify/',
  'pg_replslot/',
  'pg_serial/',
  'pg_snapshots/',
  'pg_stat_tmp/',
  'pg_subtrans/',
]

/** Copies the data of a running server to a new folder. The WAL that makes the copy whole stays in the archive. */
export async function copyBaseBackup(
  connection: Connection,
  folders: {from: string; to: string},
  signal: AbortSignal,
): Promise<{startedAt: string; endedAt: string}> {
  // The label and the end of a backup belong to the session that began it.
  return withClient(connection, async (client) => {
    const begin = await client.query(
      `SELECT ${instantSql('clock_timestamp()')} AS at, pg_backup_start('rehearsal', true)`,
    )
    const options: CopyOptions = {identity: undefined, signal, without: notData, vanished: 'skip'}
    await copyTree(folders.from, folders.to, options)
    await mkdir(join(folders.to, 'pg_wal', 'archive_status'), {mode: 0o700})
    // Waiting for the archiver inside pg_backup_stop takes whole seconds; the caller waits for the WAL file itself.
    const end = await client.query('SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)')
    await writeFile(join(folders.to, 'backup_label'), String(end.rows[0].labelfile), {mode: 0o600})
    const now = await client.query(`SELECT ${instantSql('clock_timestamp()')} AS at`)
    return {
      startedAt: truncateToMilliseconds(parseInstantMicroseconds(begin.rows[0].at)),
      // Up to the next millisecond, so that every instant from here on is really after the end.
      endedAt: truncateToMilliseconds(parseInstantMicroseconds(now.rows[0].at) + 999n),
    }
  })
}
