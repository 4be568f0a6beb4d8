import pg from 'pg'
import type {Closing} from './closing.ts'
import {dialInstance} from './dial-instance.ts'
import {secretReferences, servingRevision} from './google/cloud-run/revisions.ts'
import type {RunService} from './google/cloud-run/run-resource.ts'
import type {Google} from './google/google.ts'
import {requireEnabled} from './google/secret-manager/secret-resource.ts'
import {connectionConfig} from './postgres/connection.ts'
import {type Call, ok, type Reply} from './route.ts'

/** The secret that holds the token of load tests, and the customer that their jobs belong to. */
export const testTokenSecret = 'LOAD_TEST_TOKEN'
const testUser = 900_001

const insertSql = `INSERT INTO jobs (id, user_id, status, payload, created_at)
  VALUES ((extract(epoch FROM clock_timestamp()) * 1000000)::bigint * 1000 + floor(random() * 1000)::bigint, $1, 'queued', $2, now())`

/**
 * Takes jobs at `POST /pipeline/run`: signs the caller in, and writes the job into the database of the serving revision
 * through a pool of five connections, as the service's ORM does. Nobody works on these jobs.
 */
export function openJobIntake(
  google: Google,
  service: RunService,
  closing: Closing,
): (call: Call) => Promise<Reply> {
  let pool: {readonly url: string; readonly sessions: pg.Pool} | undefined
  const sessionsFor = (url: string) => {
    if (pool?.url !== url) pool = {url, sessions: closing.keep(openPool(google, url), (one) => one.end())}
    return pool.sessions
  }
  return async ({authorization, body}) => {
    const token = google.store.secrets.get(testTokenSecret)?.versions.at(-1)?.payload.toString()
    if (token === undefined || authorization !== `Bearer ${token}`)
      return {status: 401, body: {detail: 'Not signed in'}}
    try {
      await sessionsFor(databaseUrl(google, service)).query(insertSql, [testUser, body])
      return {...ok({status: 'queued'}), status: 202}
    } catch (cause) {
      return {status: 500, body: {detail: (cause as Error).message}}
    }
  }
}

function databaseUrl({store}: Google, service: RunService): string {
  const revision = servingRevision(store, service)
  const reference =
    revision && secretReferences(revision.template).find((one) => one.variable === 'DATABASE_URL')
  if (!reference) throw new Error('the revision has no DATABASE_URL')
  return requireEnabled(store, reference.name, reference.key).payload.toString()
}

function openPool(google: Google, url: string): pg.Pool {
  const {hostname, username, password} = new URL(url)
  const {port} = dialInstance(google, {host: hostname, port: 5432})
  const connection = {port, user: decodeURIComponent(username), password: decodeURIComponent(password)}
  const sessions = new pg.Pool({...connectionConfig(connection), max: 5})
  // A session that the server ends while it idles is opened again with the next job.
  sessions.on('error', () => {})
  return sessions
}
