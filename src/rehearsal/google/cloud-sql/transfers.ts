import {gunzipSync, gzipSync} from 'node:zlib'
import * as z from 'zod'
import {dumpDatabase} from '../../postgres/dump-database.ts'
import {loadDump} from '../../postgres/load-dump.ts'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {parseObjectUri, putObject, requireBucket, requireObject} from '../cloud-storage/stored-object.ts'
import type {Google} from '../google.ts'
import {readBody} from '../read-body.ts'
import {requireDatabase, requireServer} from './databases.ts'
import {startOperation} from './operations.ts'

const exportSchema = z.looseObject({
  exportContext: z.looseObject({
    fileType: z.literal('SQL'),
    uri: z.string(),
    databases: z.array(z.string()).length(1, 'PostgreSQL exports one database'),
  }),
})
const importSchema = z.looseObject({
  importContext: z.looseObject({
    fileType: z.literal('SQL'),
    uri: z.string(),
    database: z.string().min(1),
    importUser: z.string().default('postgres'),
  }),
})

/** `export` and `import`: the data leaves the real server as SQL, and real SQL makes it again on another one. */
export function transferRoutes(google: Google, base: string): Route[] {
  return [
    route('POST', `${base}/instances/{instance}/export`, (call) => exportDatabase(google, call)),
    route('POST', `${base}/instances/{instance}/import`, (call) => importDatabase(google, call)),
  ]
}

/** The file is compressed when its name says so, as Cloud SQL does it. */
async function exportDatabase(google: Google, call: Call): Promise<Reply> {
  const {uri, databases} = readBody(call, exportSchema).exportContext
  const {bucket, name} = parseObjectUri(uri)
  requireBucket(google.store, bucket)
  const server = requireServer(google, call.params.instance!)
  await requireDatabase(server, databases[0]!)
  const work = async () => {
    const dump = Buffer.from(await server.session(databases[0]!, dumpDatabase))
    putObject(google.store, bucket, {name, content: name.endsWith('.gz') ? gzipSync(dump) : dump})
  }
  return ok(startOperation(google, {type: 'EXPORT', target: server.name, fail: call.failOperation, work}))
}

async function importDatabase(google: Google, call: Call): Promise<Reply> {
  const {uri, database, importUser} = readBody(call, importSchema).importContext
  const {bucket, name} = parseObjectUri(uri)
  const {content} = requireObject(google.store, bucket, name)
  const server = requireServer(google, call.params.instance!)
  await requireDatabase(server, database)
  const dump = (name.endsWith('.gz') ? gunzipSync(content) : content).toString()
  const work = () => server.session(database, (client) => loadDump(client, {dump, role: importUser}))
  return ok(startOperation(google, {type: 'IMPORT', target: server.name, fail: call.failOperation, work}))
}
