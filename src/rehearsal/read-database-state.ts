import {relative} from 'node:path'
import pg from 'pg'
import type {Google} from './google/google.ts'
import {connectionConfig} from './postgres/connection.ts'

/** What the service found behind its connection URL. */
export interface DatabaseState {
  /** Name of the Cloud SQL instance, `''` when the address belongs to none. */
  readonly instance: string
  readonly port?: number
  readonly timeline?: number
  /** Below the world's folder. */
  readonly dataDirectory?: string
  /** Why the table cannot be read, in PostgreSQL's words; absent when it can. */
  readonly message?: string
}

/** Reads the table `jobs` as the application does, and says which server answered. */
export async function readDatabaseState(
  google: Google,
  root: string,
  connectionUrl: string,
): Promise<DatabaseState> {
  const url = new URL(connectionUrl)
  const instance =
    [...google.store.instances.values()].find((one) => one.address === url.hostname)?.name ?? ''
  const cluster = google.postgres.get(instance)
  if (!cluster) return {instance, message: `connect ETIMEDOUT ${url.host}`}
  const {port} = cluster
  const dataDirectory = relative(root, cluster.dataDirectory)
  const message = await readJobs(port, url)
  if (message !== undefined) return {instance, port, dataDirectory, message}
  const [wal] = await cluster.query('SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline')
  return {instance, port, timeline: Number.parseInt(String(wal?.timeline), 16), dataDirectory}
}

/** The error of one short session of the application; undefined when it could read. */
async function readJobs(port: number, url: URL): Promise<string | undefined> {
  const [user, password] = [url.username, url.password].map(decodeURIComponent)
  const connection = {port, user: user!, password: password!, database: url.pathname.slice(1)}
  const client = new pg.Client({
    ...connectionConfig(connection),
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
  })
  // A session that the server ends later than its last query is no news.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT id FROM jobs LIMIT 1')
    return undefined
  } catch (cause) {
    return (cause as Error).message
  } finally {
    await client.end().catch(() => {})
  }
}
