import * as z from 'zod'
import {type Call, ok, type Route, route} from '../route.ts'
import {collectionRoutes, nameOf} from './collection-routes.ts'
import type {Google} from './google.ts'
import {iamPolicyRoutes} from './iam-policy.ts'
import {addResource, listResourcesOf, type Resource, requireResource} from './resources.ts'
import type {Store} from './store.ts'

const keySchema = z.strictObject({
  purpose: z.literal('ENCRYPT_DECRYPT'),
  labels: z.record(z.string(), z.string()).optional(),
  nextRotationTime: z.iso.datetime().optional(),
  rotationPeriod: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
  versionTemplate: z.looseObject({}).optional(),
})

/** Cloud KMS: key rings and keys, which nobody can delete, and the versions of a key. */
export function kmsRoutes({store}: Google): Route[] {
  const rings = 'cloudkms.googleapis.com/v1/projects/{project}/locations/{location}/keyRings'
  const keys = `${rings}/{ring}/cryptoKeys`
  return [
    ...collectionRoutes(store, {address: rings, newId: 'keyRingId', schema: z.strictObject({})}),
    ...collectionRoutes(store, {
      address: keys,
      newId: 'cryptoKeyId',
      schema: keySchema,
      complete: (_, call) => firstVersion(store, call),
    }),
    route('GET', `${keys}/{key}/cryptoKeyVersions`, (call) =>
      ok({cryptoKeyVersions: listResourcesOf(store, nameOf(store, call))}),
    ),
    ...iamPolicyRoutes(store, `${keys}/{key}`, (call) => requireResource(store, nameOf(store, call))),
  ]
}

function firstVersion(store: Store, call: Call): Resource {
  const keys = nameOf(store, call)
  requireResource(store, keys.replace(/\/cryptoKeys$/, ''))
  const name = `${keys}/${call.query.get('cryptoKeyId')}/cryptoKeyVersions/1`
  const primary = {name, state: 'ENABLED', algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION'}
  addResource(store, name, primary)
  return {primary}
}
