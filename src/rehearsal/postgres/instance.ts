import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import pg from 'pg'
import {connectionConfig, superuserConnection, withClient} from './connection.ts'
import type {Cluster} from './contract.ts'
import {type HostState, instanceFiles} from './host-state.ts'
import {type Server, startServer} from './server.ts'
import {parseServerLog} from './server-log.ts'
import {type RecoverySettings, renderSettings} from './settings.ts'

/** What PostgreSQL says of the end of a recovery. */
export interface RecoveryRecord {
  readonly stopLine: string
  readonly timeline: number
}

/** A running server with what the world knows of it. */
export interface Instance {
  readonly cluster: Cluster
  /** Folder that receives its WAL. */
  readonly archive: string
  /** Where its recovery stopped and on which timeline it went on; absent = it is no clone. */
  readonly recovery?: RecoveryRecord
  /** Ends the sessions of the world and the server. */
  stop(): Promise<void>
}

/** How a data folder is started. */
export interface StartOptions {
  readonly name: string
  readonly archive: string
  readonly recovery?: RecoverySettings
  /** Port to keep, when it is still free. */
  readonly port?: number
}

/** Writes the settings of a data folder and starts its server. The world's sessions open on the first query. */
export async function startInstance(host: HostState, options: StartOptions): Promise<Instance> {
  const {name, archive, recovery, port} = options
  const {data, log} = instanceFiles(host, name)
  await writeFile(join(data, 'postgresql.conf'), renderSettings({archive, ...(recovery && {recovery})}))
  const program = join(host.binaries.folder, 'postgres')
  const place = {program, dataDirectory: data, logFile: log, ...(port && {port})}
  const server = await startServer(place, host.context)
  return openInstance(server, {name, archive, data, log, password: host.passwords.superuser})
}

/** What the task gives; when it throws, the instance is stopped before the error goes on. */
export async function orStop<T>(instance: Instance, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    await instance.stop()
    throw error
  }
}

interface Opened {
  readonly name: string
  readonly archive: string
  readonly data: string
  readonly log: string
  readonly password: string
}

function openInstance(server: Server, {name, archive, data, log, password}: Opened): Instance {
  const connection = superuserConnection(server.port, password)
  const pool = new pg.Pool({...connectionConfig(connection), max: 3})
  // A session that the server ended is replaced by the pool; the query that met it has the error.
  pool.on('error', () => {})
  const cluster: Cluster = {
    name,
    port: server.port,
    dataDirectory: data,
    query: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    session: (database, task) => withClient({...connection, database}, task),
    logLines: async () => parseServerLog(await readFile(log, 'utf8')),
  }
  const stop = async () => {
    // The server first: it ends its sessions, while the pool would wait for a query that never ends.
    await server.stop()
    await pool.end()
  }
  return {cluster, archive, stop}
}
