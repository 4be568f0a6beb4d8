import type {Store} from '../store.ts'
import {latestReady, revisionLabels, revisionsOf} from './revisions.ts'
import type {RunRevision, RunService} from './run-resource.ts'

const apiVersion = 'serving.knative.dev/v1'

/** The service as knative shows it, its status computed from its revisions. */
export function renderService(store: Store, service: RunService): object {
  const {name, createTime, labels, annotations, generation, template, traffic, url} = service
  const metadata = {
    name,
    namespace: store.project.number,
    uid: `service-${name}`,
    resourceVersion: String(generation),
    generation,
    creationTimestamp: createTime,
    selfLink: `/apis/${apiVersion}/namespaces/${store.project.number}/services/${name}`,
    labels: {...labels, 'cloud.googleapis.com/location': store.region},
    annotations: {'run.googleapis.com/ingress': 'all', ...annotations},
  }
  const status = {...renderStatus(store, service), url, address: {url}}
  return {apiVersion, kind: 'Service', metadata, spec: {template, traffic}, status}
}

function renderStatus(store: Store, service: RunService): object {
  const created = revisionsOf(store, service.name).at(-1)
  const ready = latestReady(store, service.name)?.name
  const traffic = service.traffic.map((share) =>
    share.latestRevision || !share.revisionName ? {...share, revisionName: ready} : share,
  )
  const conditions = [
    renderCondition('Ready', created),
    renderCondition('ConfigurationsReady', created),
    renderCondition('RoutesReady', latestReady(store, service.name)),
  ]
  return {
    observedGeneration: service.generation,
    latestCreatedRevisionName: created?.name,
    latestReadyRevisionName: ready,
    conditions,
    traffic,
  }
}

/** One revision as knative shows it. */
export function renderRevision(store: Store, revision: RunRevision): object {
  const {name, createTime, template} = revision
  const metadata = {
    name,
    namespace: store.project.number,
    uid: `revision-${name}`,
    generation: 1,
    creationTimestamp: createTime,
    selfLink: `/apis/${apiVersion}/namespaces/${store.project.number}/revisions/${name}`,
    labels: {...revisionLabels(revision), 'cloud.googleapis.com/location': store.region},
    annotations: template.metadata.annotations ?? {},
  }
  const conditions = [renderCondition('Ready', revision), renderCondition('Active', revision)]
  return {
    apiVersion,
    kind: 'Revision',
    metadata,
    spec: template.spec,
    status: {observedGeneration: 1, conditions},
  }
}

function renderCondition(type: string, revision: RunRevision | undefined): object {
  const status = revision?.ready === undefined ? 'Unknown' : revision.ready ? 'True' : 'False'
  const failure = revision?.message && {reason: 'SecretsAccessCheckFailed', message: revision.message}
  return {type, status, lastTransitionTime: revision?.createTime, ...failure}
}
