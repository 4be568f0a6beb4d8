import {ApiError} from '../api-error.ts'
import type {Store} from '../store.ts'
import type {SqlInstance} from './sql-resource.ts'

/** The instance of this name. Throws ApiError 404 when there is none. */
export function requireInstance(store: Store, name: string): SqlInstance {
  const instance = store.instances.get(name)
  if (instance) return instance
  throw new ApiError('NOT_FOUND', 'The Cloud SQL instance does not exist.', 'instanceDoesNotExist')
}

/** Throws ApiError 409 when the name is taken, 400 when it cannot be an instance's name. */
export function requireFreeName(store: Store, name: string): void {
  if (!/^[a-z][a-z0-9-]{0,96}[a-z0-9]$|^[a-z]$/.test(name)) {
    throw new ApiError('INVALID_ARGUMENT', `Invalid instance name (${name}).`, 'invalidInstanceName')
  }
  if (!store.instances.has(name)) return
  throw new ApiError('ALREADY_EXISTS', 'The Cloud SQL instance already exists.', 'instanceAlreadyExists')
}
