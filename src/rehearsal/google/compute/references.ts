import {ApiError} from '../api-error.ts'
import type {Resource} from '../resources.ts'
import type {Store} from '../store.ts'

const link = /^https:\/\/(?:www|compute)\.googleapis\.com\/compute\/v1\/(projects\/.+)$/

/** Full names of everything that a resource points to, wherever in it; ex: a proxy's URL map and certificates. */
export function referencesOf(resource: Resource): readonly string[] {
  return collect({...resource, selfLink: undefined, region: undefined})
}

function collect(value: unknown): readonly string[] {
  if (typeof value === 'string') return link.exec(value)?.slice(1) ?? []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(collect)
}

/** Throws ApiError 404 when the resource points to something that is not there, or to a service that is not. */
export function requireReferences(store: Store, resource: Resource): void {
  const missing = referencesOf(resource).find((name) => !store.resources.has(name))
  if (missing) throw new ApiError('NOT_FOUND', `The resource '${missing}' was not found`, 'notFound')
  const {service} = (resource.cloudRun ?? {}) as {service?: string}
  if (service === undefined || store.services.has(service)) return
  throw new ApiError('INVALID_ARGUMENT', `The Cloud Run service ${service} does not exist.`, 'invalid')
}

/** Throws ApiError 400 while another resource points to this one. */
export function refuseWhileReferenced({resources}: Store, name: string): void {
  const [user] = [...resources].find(([, resource]) => referencesOf(resource).includes(name)) ?? []
  if (!user) return
  const message = `The resource '${name}' is already being used by '${user}'`
  throw new ApiError('INVALID_ARGUMENT', message, 'resourceInUseByAnotherResource')
}
