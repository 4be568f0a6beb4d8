import * as z from 'zod'
import {ApiError} from '../api-error.ts'
import {hasRole} from '../iam-policy.ts'
import type {Store} from '../store.ts'

const encryption = z.strictObject({kmsKeyName: z.string()}).optional()

/** Where the versions of a secret are kept, and under which key; it never changes afterwards. */
export const replicationSchema = z.union([
  z.strictObject({automatic: z.strictObject({customerManagedEncryption: encryption})}),
  z.strictObject({
    userManaged: z.strictObject({
      replicas: z.array(z.strictObject({location: z.string(), customerManagedEncryption: encryption})).min(1),
    }),
  }),
])
type Replication = z.output<typeof replicationSchema>

/** Throws ApiError 400 for a key in another location, one that is not there, or one that Secret Manager may not use. */
export function checkKeys(store: Store, replication: Replication): void {
  const places =
    'automatic' in replication
      ? [{location: 'global', ...replication.automatic}]
      : replication.userManaged.replicas
  for (const {location, customerManagedEncryption} of places) {
    if (customerManagedEncryption) checkKey(store, location, customerManagedEncryption.kmsKeyName)
  }
}

function checkKey(store: Store, location: string, key: string): void {
  if (!key.includes(`/locations/${location}/`)) {
    throw new ApiError(
      'INVALID_ARGUMENT',
      `The key ${key} is not in the location of the secret, ${location}.`,
    )
  }
  const role = 'roles/cloudkms.cryptoKeyEncrypterDecrypter'
  if (store.resources.has(key) && hasRole(store, key, {role, member: secretManagerAgent(store)})) return
  const message = `Permission 'cloudkms.cryptoKeyVersions.useToEncrypt' denied on resource ${key} (or it may not exist).`
  throw new ApiError('FAILED_PRECONDITION', message)
}

/** Secret Manager's own identity in the project. */
export function secretManagerAgent({project}: Store): string {
  return `serviceAccount:service-${project.number}@gcp-sa-secretmanager.iam.gserviceaccount.com`
}
