import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import type {Google} from './google.ts'
import {iamPolicyRoutes} from './iam-policy.ts'
import {readBody} from './read-body.ts'
import {renderSecret} from './secret-manager/render-secret.ts'
import {checkKeys, replicationSchema} from './secret-manager/replication.ts'
import {addSecret, requireSecret, secretPath} from './secret-manager/secret-resource.ts'
import {updateSecret} from './secret-manager/update-secret.ts'
import {versionRoutes} from './secret-manager/versions.ts'
import type {Store} from './store.ts'

const createSchema = z.strictObject({
  replication: replicationSchema,
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.strictObject({}).optional(),
})

/** Secret Manager: secrets and their versions. */
export function secretManagerRoutes({store}: Google): Route[] {
  const base = 'secretmanager.googleapis.com/v1/projects/{project}/secrets'
  return [
    route('GET', base, () => {
      const secrets = [...store.secrets.values()].map((secret) => renderSecret(store, secret))
      return ok({secrets, totalSize: secrets.length})
    }),
    route('GET', `${base}/{secret}`, ({params}) =>
      ok(renderSecret(store, requireSecret(store, params.secret!))),
    ),
    route('POST', base, (call) => createSecret(store, call)),
    route('PATCH', `${base}/{secret}`, (call) => updateSecret(store, call)),
    route('DELETE', `${base}/{secret}`, ({params}) => {
      store.secrets.delete(requireSecret(store, params.secret!).name)
      return ok({})
    }),
    ...versionRoutes(store, base),
    ...iamPolicyRoutes(store, `${base}/{secret}`, ({params}) => requireSecret(store, params.secret!)),
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
  const {annotations: _, labels = {}, replication} = readBody(call, createSchema)
  checkKeys(store, replication)
  const shape = {labels, replication}
  return ok(renderSecret(store, addSecret(store, name, shape)))
}
