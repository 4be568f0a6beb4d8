import {randomInt} from 'node:crypto'
import type {Call, Route} from '../route.ts'
import {ApiError} from './api-error.ts'
import {type Collection, collectionRoutes} from './collection-routes.ts'
import type {Google} from './google.ts'
import {channelSchema} from './monitoring/channel-schema.ts'
import {policySchema} from './monitoring/policy-schema.ts'
import {uptimeSchema} from './monitoring/uptime-schema.ts'
import {listResourcesOf, type Resource} from './resources.ts'
import type {Store} from './store.ts'

const base = 'monitoring.googleapis.com/v3/projects/{project}'
const also = ['patch', 'delete'] as const

/** Cloud Monitoring: notification channels, alert policies and uptime checks. */
export function monitoringRoutes({store}: Google): Route[] {
  const collections: Collection[] = [
    {
      address: `${base}/notificationChannels`,
      schema: channelSchema,
      newId: numericId,
      checkDelete: (name, call) => refuseWhileUsed(store, name, call),
      also,
    },
    {
      address: `${base}/alertPolicies`,
      schema: policySchema,
      newId: numericId,
      complete: (policy) => requireChannels(store, policy),
      also,
    },
    {
      address: `${base}/uptimeCheckConfigs`,
      schema: uptimeSchema,
      newId: ({displayName}) =>
        `${String(displayName)
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')}-${numericId()}`,
      also,
    },
  ]
  return collections.flatMap((collection) => collectionRoutes(store, collection))
}

function numericId(): string {
  return String(randomInt(1_000_000_000, 200_000_000_000))
}

/** The channels that a policy tells, by full name. */
function channelsOf(policy: Resource): readonly string[] {
  return (policy.notificationChannels as readonly string[] | undefined) ?? []
}

function requireChannels({resources}: Store, policy: Resource): Resource {
  const missing = channelsOf(policy).find((name) => !resources.has(name))
  if (missing) throw new ApiError('INVALID_ARGUMENT', `The notification channel ${missing} does not exist.`)
  return {}
}

/** A channel that a policy names is deleted only with `force`. */
function refuseWhileUsed(store: Store, name: string, {query}: Call): void {
  const policies = listResourcesOf(store, `projects/${store.project.id}/alertPolicies`)
  if (query.get('force') !== 'true' && policies.some((policy) => channelsOf(policy).includes(name)))
    throw new ApiError('FAILED_PRECONDITION', `The channel ${name} is used by an alert policy.`)
}
