import {gzipSync} from 'node:zlib'
import {requireServer} from '../google/cloud-sql/databases.ts'
import {putObject} from '../google/cloud-storage/stored-object.ts'
import {dumpDatabase} from '../postgres/dump-database.ts'
import {production} from './production.ts'
import type {Scenario} from './scenario.ts'

/** Nothing is wrong, and the bucket holds an export of the database, as if a night had made it. */
export const exported: Scenario = {
  name: 'exported',
  async unfold({google}) {
    const dump = await requireServer(google, production.instance).session('aiprod', dumpDatabase)
    const name = `${production.instance}/nightly.sql.gz`
    putObject(google.store, production.backupBucket, {name, content: gzipSync(dump)})
  },
}
