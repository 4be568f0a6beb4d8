import {ApiError} from './api-error.ts'
import {mergePatch} from './merge-patch.ts'
import type {Store} from './store.ts'

/** A resource that only has to be kept and shown again, as JSON. */
export type Resource = Readonly<Record<string, unknown>>

/** The resource with this full name, such as `projects/p/topics/t`. Throws ApiError 404 when there is none. */
export function requireResource({resources}: Store, name: string): Resource {
  const resource = resources.get(name)
  if (resource) return resource
  throw new ApiError('NOT_FOUND', `The resource '${name}' was not found`, 'notFound')
}

/** Keeps a new resource under its full name. Throws ApiError 409 when the name is taken. */
export function addResource({resources}: Store, name: string, resource: Resource): Resource {
  if (resources.has(name)) {
    throw new ApiError('ALREADY_EXISTS', `The resource '${name}' already exists`, 'alreadyExists')
  }
  resources.set(name, resource)
  return resource
}

/** Merges a patch into a resource. Throws ApiError 404 when there is none. */
export function patchResource(store: Store, name: string, patch: Resource): Resource {
  const patched = mergePatch({...requireResource(store, name)}, {...patch})
  store.resources.set(name, patched)
  return patched
}

/** Forgets a resource and who may do what with it. Throws ApiError 404 when there is none. */
export function deleteResource(store: Store, name: string): Resource {
  const resource = requireResource(store, name)
  store.resources.delete(name)
  store.resources.delete(`${name}/iamPolicy`)
  return resource
}

/** The resources right below a collection such as `projects/p/topics`, in the order in which they were made. */
export function listResourcesOf({resources}: Store, collection: string): readonly Resource[] {
  return [...resources]
    .filter(([name]) => name.startsWith(`${collection}/`) && !name.includes('/', collection.length + 1))
    .map(([, resource]) => resource)
}
