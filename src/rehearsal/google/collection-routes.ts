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
  /** Query parameter with the id of a new resource, such as `keyRingId`. */
  readonly idParameter: string
  /** What a new resource, or a patch, may hold; anything else is 400. */
  readonly schema: z.ZodType<Resource>
  /** What the API adds to a new resource. Throws ApiError for what it would refuse. Default: nothing. */
  readonly complete?: (resource: Resource, call: Call) => Resource
  /** Default: create, list and get. */
  readonly also?: readonly ('patch' | 'delete')[]
}

/** Create, list and get of a collection, and what else it says: 409, 404 and 400 as Google answers them. */
export function collectionRoutes(store: Store, collection: Collection): Route[] {
  const {address, also = [], schema} = collection
  const one = `${address}/{id}`
  const last = address.slice(address.lastIndexOf('/') + 1)
  const changes = {
    patch: route('PATCH', one, (call) =>
      ok(patchResource(store, nameOf(store, call), readBody(call, schema))),
    ),
    delete: route('DELETE', one, (call) => {
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

function create(store: Store, {idParameter, schema, complete}: Collection, call: Call): Reply {
  const name = `${nameOf(store, call)}/${call.query.get(idParameter) ?? ''}`
  const body = readBody(call, schema)
  const resource = {name, ...body, createTime: new Date().toISOString()}
  return ok(addResource(store, name, {...resource, ...complete?.(body, call)}))
}

/** The full name that a path asks for; a project is kept under its id, whichever of its names was used. */
export function nameOf({project}: Store, {path, params}: Call): string {
  const [, name = ''] = /\/(projects\/.*)$/.exec(decodeURIComponent(path)) ?? []
  return name.replace(`projects/${params.project}`, `projects/${project.id}`).replace(/:[A-Za-z]+$/, '')
}
