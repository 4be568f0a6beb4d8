import canonicalize from 'canonicalize'
import {latestReady} from '../google/cloud-run/revisions.ts'
import type {RunService} from '../google/cloud-run/run-resource.ts'
import type {Resource} from '../google/resources.ts'
import type {Store} from '../google/store.ts'

type Entry = readonly [path: string, value: string]

/** Everything in the store that lasts. Operations and logs are history and never come back. */
export function listResources(store: Store): readonly Entry[] {
  return [
    ...[...store.instances.values()].flatMap(({name, state, settings}) =>
      flatten(`instances/${name}`, {
        state,
        settings: {...settings, settingsVersion: undefined, kind: undefined},
      }),
    ),
    ...[...store.backupRuns.values()].map(
      ({instance, id, status}): Entry => [`backups/${instance}/${id}`, status],
    ),
    ...[...store.secrets.values()].flatMap(({name, labels, replication, rotation, topics = [], versions}) => [
      ...flatten(`secrets/${name}`, {labels, replication, rotation}),
      ...topics.map((topic): Entry => [`secrets/${name}/topics/${topic.name}`, 'there']),
      ...versions.map(({id, state}): Entry => [`secrets/${name}/versions/${id}`, state]),
    ]),
    ...[...store.services.values()].flatMap((service) => listService(store, service)),
    ...[...store.revisions.keys()].map((name): Entry => [`revisions/${name}`, 'there']),
    ...[...store.objects.keys()].map((name): Entry => [`objects/${name}`, 'there']),
    ...[...store.resources].flatMap(([name, resource]) => listResource(store, name, resource)),
  ]
}

/** The name without its project, with every field that is not made anew by each call. */
function listResource({project}: Store, name: string, resource: Resource): readonly Entry[] {
  const path = name.replace(`projects/${project.id}/`, '')
  const lasting = Object.entries(resource).filter(([field]) => !passing.has(field))
  return [[path, 'there'], ...flatten(path, Object.fromEntries(lasting))]
}

/** Fields that say when and how often a resource was written, not what it is. */
const passing = new Set([
  'createTime',
  'updateTime',
  'creationTimestamp',
  'timeCreated',
  'etag',
  'fingerprint',
  'id',
])

function listService(store: Store, service: RunService): readonly Entry[] {
  const {name, labels, annotations, template} = service
  const metadata = {
    ...template.metadata,
    annotations: withoutCaller(template.metadata.annotations),
    labels: withoutCaller(template.metadata.labels),
  }
  return [
    ...flatten(`services/${name}`, {
      labels: withoutCaller(labels),
      annotations: withoutCaller(annotations),
      template: {...template, metadata},
    }),
    [`services/${name}/traffic`, renderTraffic(store, service)],
  ]
}

/** gcloud leaves its own name and version, and the region: who called last is no state. */
function withoutCaller(texts: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = /^(run\.googleapis\.com\/client-|client\.knative\.dev\/|cloud\.googleapis\.com\/location$)/
  return Object.fromEntries(Object.entries(texts).filter(([name]) => !own.test(name)))
}

/** Which revision really answers how much: `latest` and the name of the latest are the same traffic. */
function renderTraffic(store: Store, {name, traffic}: RunService): string {
  const shares = new Map<string, number>()
  for (const {revisionName, latestRevision, percent = 0} of traffic) {
    const target = latestRevision || !revisionName ? (latestReady(store, name)?.name ?? 'none') : revisionName
    if (percent > 0) shares.set(target, (shares.get(target) ?? 0) + percent)
  }
  return [...shares]
    .map(([target, percent]) => `${target}=${percent}`)
    .sort()
    .join(' ')
}

/** One entry a field; what lies deeper than two fields is one canonical text. */
function flatten(path: string, value: object, depth = 0): readonly Entry[] {
  return Object.entries(value).flatMap(([name, inner]): readonly Entry[] => {
    if (inner === undefined) return []
    const isDeep = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    if (isDeep && depth < 1) return flatten(`${path}/${name}`, inner, depth + 1)
    return [[`${path}/${name}`, typeof inner === 'string' ? inner : (canonicalize(inner) ?? '')]]
  })
}
