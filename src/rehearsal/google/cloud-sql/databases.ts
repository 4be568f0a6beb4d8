import type pg from 'pg'
import * as z from 'zod'
import {application} from '../../postgres/connection.ts'
import type {Cluster} from '../../postgres/contract.ts'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import type {Google} from '../google.ts'
import {readBody} from '../read-body.ts'
import {requireInstance} from './find-instance.ts'
import {startOperation} from './operations.ts'

const insertSchema = z.looseObject({name: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)})

/** `databases.list`, `get`, `insert` and `delete`, on the instance's real server. */
export function databaseRoutes(google: Google, base: string): Route[] {
  const all = `${base}/instances/{instance}/databases`
  return [
    route('GET', all, async (call) => {
      const items = await listDatabases(requireServer(google, call.params.instance!))
      return ok({kind: 'sql#databasesList', items: items.map((name) => render(google, call, name))})
    }),
    route('GET', `${all}/{database}`, async (call) => {
      await requireDatabase(requireServer(google, call.params.instance!), call.params.database!)
      return ok(render(google, call, call.params.database!))
    }),
    route('POST', all, (call) => insertDatabase(google, call)),
    route('DELETE', `${all}/{database}`, (call) => deleteDatabase(google, call)),
  ]
}

/** The server of an instance. Throws ApiError 404 when there is no instance, 400 when its server is not there yet. */
export function requireServer({store, postgres}: Google, instance: string): Cluster {
  const server = postgres.get(requireInstance(store, instance).name)
  if (server) return server
  throw new ApiError('FAILED_PRECONDITION', `The instance ${instance} is not running.`, 'invalidState')
}

/** Throws ApiError 404 when the server has no such database. */
export async function requireDatabase(server: Cluster, database: string): Promise<void> {
  if ((await listDatabases(server)).includes(database)) return
  throw new ApiError('NOT_FOUND', `The database ${database} does not exist.`, 'databaseDoesNotExist')
}

async function listDatabases(server: Cluster): Promise<readonly string[]> {
  const rows = await server.query('SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY datname')
  return rows.map(({datname}) => String(datname))
}

async function insertDatabase(google: Google, call: Call): Promise<Reply> {
  const {name} = readBody(call, insertSchema)
  const server = requireServer(google, call.params.instance!)
  if ((await listDatabases(server)).includes(name)) {
    throw new ApiError('ALREADY_EXISTS', `Database ${name} already exists.`, 'databaseAlreadyExists')
  }
  return change(google, call, {
    type: 'CREATE_DATABASE',
    sql: (client) => `CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${application}`,
  })
}

async function deleteDatabase(google: Google, call: Call): Promise<Reply> {
  const {instance, database} = call.params
  await requireDatabase(requireServer(google, instance!), database!)
  return change(google, call, {
    type: 'DELETE_DATABASE',
    sql: (client) => `DROP DATABASE ${client.escapeIdentifier(database!)}`,
  })
}

/** From outside the databases that are made and dropped. */
function change(
  google: Google,
  {params, failOperation}: Call,
  {type, sql}: {type: string; sql: (client: pg.Client) => string},
): Reply {
  const work = () =>
    requireServer(google, params.instance!).session('postgres', async (client) => {
      await client.query(sql(client))
    })
  return ok(startOperation(google, {type, target: params.instance!, fail: failOperation, work}))
}

function render({store}: Google, {params}: Call, name: string): object {
  const project = store.project.id
  return {kind: 'sql#database', name, instance: params.instance, project, charset: 'UTF8', collation: 'C'}
}
