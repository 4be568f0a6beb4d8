import {ApiError} from '../api-error.ts'
import type {Store} from '../store.ts'

/** One version of a secret; `id` counts from 1. */
export interface SecretVersion {
  readonly id: number
  readonly createTime: string
  state: 'ENABLED' | 'DISABLED' | 'DESTROYED'
  payload: Buffer
}

/** When the next rotation is due, and how long after it the one after. */
export interface Rotation {
  readonly nextRotationTime?: string | undefined
  readonly rotationPeriod?: string | undefined
}

/** A secret and all its versions, oldest first. */
export interface Secret {
  readonly name: string
  readonly createTime: string
  readonly replication: unknown
  readonly labels: Readonly<Record<string, string>>
  /** When Secret Manager tells the topics that a rotation is due; it rotates nothing itself. */
  rotation?: Rotation
  topics?: readonly {readonly name: string}[]
  readonly versions: SecretVersion[]
}

/** Puts a secret without versions into the store. */
export function addSecret(
  store: Store,
  name: string,
  shape: Partial<Pick<Secret, 'replication' | 'labels'>> = {},
): Secret {
  const createTime = new Date().toISOString()
  const secret: Secret = {name, createTime, replication: {automatic: {}}, labels: {}, ...shape, versions: []}
  store.secrets.set(name, secret)
  return secret
}

/** Adds an enabled version to a secret. */
export function addVersion(secret: Secret, payload: Buffer): SecretVersion {
  const createTime = new Date().toISOString()
  const version: SecretVersion = {id: secret.versions.length + 1, createTime, state: 'ENABLED', payload}
  secret.versions.push(version)
  return version
}

/** The version of this number, or the newest for `latest`. Throws ApiError 404 when it does not exist. */
export function requireVersion(store: Store, name: string, id: string): SecretVersion {
  const {versions} = requireSecret(store, name)
  const version = id === 'latest' ? versions.at(-1) : versions.find((one) => String(one.id) === id)
  if (version) return version
  throw new ApiError('NOT_FOUND', `Secret Version [${secretPath(store, name)}/versions/${id}] not found.`)
}

/** The version when it can be read. Throws ApiError 404, or 400 FAILED_PRECONDITION when it is disabled or destroyed. */
export function requireEnabled(store: Store, name: string, id: string): SecretVersion {
  const version = requireVersion(store, name, id)
  if (version.state === 'ENABLED') return version
  const path = `${secretPath(store, name)}/versions/${version.id}`
  throw new ApiError('FAILED_PRECONDITION', `Secret Version [${path}] is in ${version.state} state.`)
}

/** The secret of this name. Throws ApiError 404 when there is none. */
export function requireSecret(store: Store, name: string): Secret {
  const secret = store.secrets.get(name)
  if (secret) return secret
  throw new ApiError('NOT_FOUND', `Secret [${secretPath(store, name)}] not found.`)
}

/** The full name, with the project's number as the API writes it. */
export function secretPath({project}: Store, name: string): string {
  return `projects/${project.number}/secrets/${name}`
}
