import {assertNever} from '../model/assert.ts'
import {createFaultFinder, type Fault, type FaultKind} from './faults.ts'
import {ApiError, renderError} from './google/api-error.ts'
import type {Store} from './google/store.ts'
import type {Call, Reply, Route} from './route.ts'

/** How the world answers one request. */
export type Answer =
  | {readonly kind: 'reply'; readonly reply: Reply; readonly refused?: string}
  /** Half an answer, then the connection closes. */
  | {readonly kind: 'cut'}
  /** No answer until the client gives up. */
  | {readonly kind: 'silence'}

/** A request before a route has been found for it. */
export type Incoming = Pick<Call, 'method' | 'host' | 'path' | 'query' | 'body' | 'authorization'> & {
  readonly protocol: string
}

/** Finds the route for a request. Faults come first; what has no route is refused by name. */
export function createDispatch(options: {
  routes: readonly Route[]
  project: Store['project']
  faults: readonly Fault[]
}): (incoming: Incoming) => Promise<Answer> {
  const findFault = createFaultFinder(options.faults)
  return async (incoming) => {
    const fault = findFault(incoming)
    if (fault && fault !== 'operation-error') return playFault(fault)
    const found = incoming.protocol === 'https' ? findRoute(options.routes, incoming) : undefined
    if (!found) return refuse(incoming)
    const call = {...incoming, params: found.params, failOperation: fault === 'operation-error'}
    return {kind: 'reply', reply: await callRoute(found.route, call, options.project)}
  }
}

/** 400 and no other status: gcloud retries a 5xx for half a minute, and a 404 looks like a real absence. */
export function refuse({
  method,
  protocol,
  host,
  path,
}: Pick<Incoming, 'method' | 'protocol' | 'host' | 'path'>): Answer {
  const refused = `rehearsal: no route for ${method} ${protocol}://${host}${path}`
  return {kind: 'reply', reply: renderError(new ApiError('FAILED_PRECONDITION', refused)), refused}
}

function findRoute(routes: readonly Route[], {method, host, path}: Incoming) {
  for (const route of routes) {
    const groups = route.method === method ? route.pattern.exec(host + path) : undefined
    const params = groups && decodeParams(groups.groups ?? {})
    if (params && (route.applies?.(host) ?? true)) return {route, params}
  }
  return undefined
}

function decodeParams(groups: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
  } catch {
    // A percent sign that encodes nothing: no route has such an address.
    return undefined
  }
}

async function callRoute(route: Route, call: Call, project: Store['project']): Promise<Reply> {
  try {
    requireProject(call.params.project ?? project.id, project)
    return await route.reply(call)
  } catch (cause) {
    if (cause instanceof ApiError) return renderError(cause)
    const message = `rehearsal: ${cause instanceof Error ? cause.message : String(cause)}`
    return renderError(new ApiError('FAILED_PRECONDITION', message))
  }
}

/** A project has two names, and gcloud uses both. Google does not tell whether another project exists. */
function requireProject(name: string, {id, number}: Store['project']): void {
  if (name === id || name === number) return
  const message = `The caller does not have permission on project ${name} (or it may not exist).`
  throw new ApiError('PERMISSION_DENIED', message, 'forbidden')
}

function playFault(fault: Exclude<FaultKind, 'operation-error'>): Answer {
  const message = `The rehearsal was asked for this ${fault}.`
  switch (fault) {
    case '500':
      return {kind: 'reply', reply: renderError(new ApiError('INTERNAL', message, 'internalError'))}
    case '403':
      return {kind: 'reply', reply: renderError(new ApiError('PERMISSION_DENIED', message, 'forbidden'))}
    case 'cut':
    case 'silence':
      return {kind: fault}
    default:
      return assertNever(fault)
  }
}
