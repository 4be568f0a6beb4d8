import {randomUUID} from 'node:crypto'
import type {Findings} from '../model/event.ts'
import type {Closing} from './closing.ts'
import {secretReferences, servingRevision} from './google/cloud-run/revisions.ts'
import type {RunRevision, RunService} from './google/cloud-run/run-resource.ts'
import type {Google} from './google/google.ts'
import {requireEnabled} from './google/secret-manager/secret-resource.ts'
import type {Store} from './google/store.ts'
import {openJobIntake} from './job-intake.ts'
import {type DatabaseState, readDatabaseState} from './read-database-state.ts'
import {type Call, ok, type Reply, type Route, route} from './route.ts'

/** One answer of /ready, as the findings keep it. */
export type Readiness = Findings['readiness'][number]

/** The service behind a Cloud Run URL. */
export interface ApiService {
  readonly routes: readonly Route[]
  /** Answers of /ready that differ from the one before, in order. */
  readonly readiness: readonly Readiness[]
  /** Asks /ready from inside the world. */
  askReady(): Promise<Reply>
  /** Asks /ready as a customer does: the request is in the log. */
  visit(): Promise<Reply>
  /** What the service answers to requests that a load balancer passes on, whatever its own address does. */
  readonly inner: readonly InnerRoute[]
}

/** A method and path that the service knows, under whichever host. */
export interface InnerRoute {
  readonly method: string
  readonly path: string
  readonly reply: (call: Call) => Promise<Reply>
}

/** Which service is played, and where its state is. */
export interface ApiServiceOptions {
  readonly google: Google
  readonly name: string
  /** The world's folder. */
  readonly root: string
  readonly closing: Closing
}

/** Plays the API: it reads the database that its serving revision's secret version points to. */
export function createApiService(options: ApiServiceOptions): ApiService {
  const {google, name} = options
  const service = google.store.services.get(name)!
  const host = new URL(service.url).host
  const readiness: Readiness[] = []
  const ready = async () => {
    const {reply, seen} = await answerReady(options, service)
    if (isNews(readiness.at(-1), seen)) readiness.push(seen)
    return reply
  }
  const takeJob = openJobIntake(google, service, options.closing)
  const inner: InnerRoute[] = [
    {method: 'GET', path: '/health', reply: async () => ok({status: 'ok'})},
    {method: 'GET', path: '/ready', reply: ready},
    {method: 'POST', path: '/pipeline/run', reply: takeJob},
  ].map(({reply, ...one}) => ({
    ...one,
    reply: async (call: Call) => logged(google.store, service, one.path, await reply(call)),
  }))
  const isClosed = () => service.annotations['run.googleapis.com/ingress']?.startsWith('internal')
  const closed = (path: string) => logged(google.store, service, path, notFound)
  const routes = inner.map(({method, path, reply}) =>
    route(method, `${host}${path}`, (call) => (isClosed() ? closed(path) : reply(call))),
  )
  const visit = async () =>
    isClosed() ? closed('/ready') : logged(google.store, service, '/ready', await ready())
  return {routes, inner, readiness, askReady: ready, visit}
}

const notFound: Reply = {status: 404, body: 'Page not found'}

/** A change of the answer itself, not of its time. */
function isNews(before: Readiness | undefined, now: Readiness): boolean {
  return JSON.stringify({...before, at: ''}) !== JSON.stringify({...now, at: ''})
}

async function answerReady(
  {google, root}: {google: Google; root: string},
  service: RunService,
): Promise<{reply: Reply; seen: Readiness}> {
  const at = new Date().toISOString()
  const revision = servingRevision(google.store, service)
  const state = await readState(google, root, revision)
  const seen = {at, status: state.message === undefined ? 200 : 503, revision: revision?.name ?? ''}
  const {message, secretVersion, ...database} = state
  if (message !== undefined)
    return {reply: {status: 503, body: {status: 'not ready', message}}, seen: {...seen, ...database, message}}
  return {
    reply: ok({status: 'ready', database, revision: seen.revision, secretVersion}),
    seen: {...seen, ...database},
  }
}

async function readState(
  google: Google,
  root: string,
  revision: RunRevision | undefined,
): Promise<DatabaseState & {secretVersion?: string}> {
  try {
    if (!revision) throw new Error('no revision of the service is ready')
    const reference = secretReferences(revision.template).find((one) => one.variable === 'DATABASE_URL')
    if (!reference) throw new Error('the revision has no DATABASE_URL')
    const version = requireEnabled(google.store, reference.name, reference.key)
    const state = await readDatabaseState(google, root, version.payload.toString())
    return {...state, secretVersion: String(version.id)}
  } catch (cause) {
    return {instance: '', message: (cause as Error).message}
  }
}

/** Puts the request into the log of the service and gives the reply back. */
function logged(store: Store, service: RunService, path: string, reply: Reply): Reply {
  const {status} = reply
  const timestamp = new Date().toISOString()
  const labels = {
    project_id: store.project.id,
    service_name: service.name,
    configuration_name: service.name,
    revision_name: servingRevision(store, service)?.name ?? '',
    location: store.region,
  }
  store.logEntries.push({
    logName: `projects/${store.project.id}/logs/run.googleapis.com%2Frequests`,
    insertId: randomUUID(),
    timestamp,
    receiveTimestamp: timestamp,
    severity: status >= 500 ? 'ERROR' : status >= 400 ? 'WARNING' : 'INFO',
    resource: {type: 'cloud_run_revision', labels},
    httpRequest: {
      requestMethod: path === '/pipeline/run' ? 'POST' : 'GET',
      requestUrl: `${service.url}${path}`,
      status,
    },
  })
  return reply
}
