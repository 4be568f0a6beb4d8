import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import type {Google} from './google.ts'
import {readBody} from './read-body.ts'
import {addSecret, requireSecret, type Secret, secretPath} from './secret-manager/secret-resource.ts'
import {versionRoutes} from './secret-manager/versions.ts'
import type {Store} from './store.ts'

const createSchema = z.strictObject({
  replication: z.record(z.string(), z.unknown()),
  labels: z.record(z.string(), z.string()).optional(),
})

/** Secret Manager: secrets and their versions. */
export function secretManagerRoutes({store}: Google): Route[] {
  const base = 'secretmanager.googleapis.com/v1/projects/{project}/secrets'
  return [
    route('GET', base, () => {
      const secrets = [...store.secrets.values()].map((secret) => render(store, secret))
      return ok({secrets, totalSize: secrets.length})
    }),
    route('GET', `${base}/{secret}`, ({params}) => ok(render(store, requireSecret(store, params.secret!)))),
    route('POST', base, (call) => createSecret(store, call)),
    ...versionRoutes(store, base),
  ]
}

function createSecret(store: Store, call: Call): Reply {
  const name = call.query.get('secretId') ?? ''
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    throw new ApiError('INVALID_ARGUMENT', `The secret id ${name} is not made of letters, digits, _ and -.`)
  }
  if (store.secrets.has(name)) {
    throw new ApiError('ALREADY_EXISTS', `Secret [${secretPath(store, name)}] already exists.`)
  }
  return ok(render(store, addSecret(store, name, readBody(call, createSchema))))
}

function render(store: Store, {name, createTime, replication, labels}: Secret): object {
  return {name: secretPath(store, name), createTime, replication, labels, etag: '"AAAA"'}
}
