import type {z} from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../route.ts'
import {readBody} from './read-body.ts'
import {
  addResource,
  deleteResource,
  listResourcesOf,
  patchResource,
  type Resource,
  requireResource,
} from './resources.ts'
import type {Store} from './store.ts'

/** A collection of an API whose resources need nothing but to be kept. */
export interface Collection {
  /** ex: `cloudkms.googleapis.com/v1/projects/{project}/locations/{location}/keyRings` */
  readonly address: string
  /** Query parameter with the id of a new resource, such as `keyRingId`; or how the API makes one. */
  readonly newId: string | ((resource: Resource) => string)
  /** What a new resource, or a patch, may hold; anything else is 400. */
  readonly schema: z.ZodType<Resource>
  /** What the API adds to a new resource. Throws ApiError for what it would refuse. Default: nothing. */
  readonly complete?: (resource: Resource, call: Call) => Resource
  /** Throws ApiError where something still needs the resource that is to be deleted. Default: nothing does. */
  readonly checkDelete?: (name: string, call: Call) => void
  /** Default: create, list and get. */
  readonly also?: readonly ('patch' | 'delete')[]
}

/** Create, list and get of a collection, and what else it says: 409, 404 and 400 as Google answers them. */
export function collectionRoutes(store: Store, collection: Collection): Route[] {
  const {address, also = [], checkDelete} = collection
  const one = `${address}/{id}`
  const last = address.slice(address.lastIndexOf('/') + 1)
  const changes = {
    patch: route('PATCH', one, (call) => patch(store, collection, call)),
    delete: route('DELETE', one, (call) => {
      checkDelete?.(nameOf(store, call), call)
      deleteResource(store, nameOf(store, call))
      return ok({})
    }),
  }
  return [
    route('POST', address, (call) => create(store, collection, call)),
    route('GET', address, (call) => ok({[last]: listResourcesOf(store, nameOf(store, call))})),
    route('GET', one, (call) => ok(requireResource(store, nameOf(store, call)))),
    ...also.map((verb) => changes[verb]),
  ]
}

function create(store: Store, {newId, schema, complete}: Collection, call: Call): Reply {
  const body = readBody(call, schema)
  const id = typeof newId === 'string' ? (call.query.get(newId) ?? '') : newId(body)
  const name = `${nameOf(store, call)}/${id}`
  const resource = {name, ...body, createTime: new Date().toISOString()}
  return ok(addResource(store, name, {...resource, ...complete?.(body, call)}))
}

/** An update mask takes over only what it names; a named field that the body leaves out is removed. */
function patch(store: Store, {schema, complete}: Collection, call: Call): Reply {
  const sent = readBody(call, schema)
  const mask = (call.query.get('updateMask') ?? '').split(',').filter(Boolean)
  const named = mask.map((path) => path.split('.')[0]!)
  const masked = Object.fromEntries(named.map((field) => [field, sent[field] ?? null]))
  complete?.(sent, call)
  return ok(patchResource(store, nameOf(store, call), named.length > 0 ? masked : sent))
}

/** The full name that a path asks for; a project is kept under its id, whichever of its names was used. */
export function nameOf({project}: Store, {path, params}: Call): string {
  const [, name = ''] = /\/((?:projects|billingAccounts)\/.*)$/.exec(decodeURIComponent(path)) ?? []
  return name.replace(`projects/${params.project}`, `projects/${project.id}`).replace(/:[A-Za-z]+$/, '')
}
