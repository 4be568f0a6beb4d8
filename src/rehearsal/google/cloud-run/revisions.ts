import {randomInt} from 'node:crypto'
import {ApiError} from '../api-error.ts'
import {requireEnabled} from '../secret-manager/secret-resource.ts'
import type {Store} from '../store.ts'
import type {RunRevision, RunService, Template} from './run-resource.ts'

/** All revisions of a service, oldest first. */
export function revisionsOf(store: Store, service: string): readonly RunRevision[] {
  return [...store.revisions.values()].filter((revision) => revision.service === service)
}

/** What a label selector can ask for: the template's own labels and the service. */
export function revisionLabels({service, template}: RunRevision): Readonly<Record<string, string>> {
  return {...template.metadata.labels, 'serving.knative.dev/service': service}
}

/** Adds a revision made from the service's template; it is not ready before `settleRevision`. */
export function addRevision(store: Store, service: RunService): RunRevision {
  const number = String(revisionsOf(store, service.name).length + 1).padStart(5, '0')
  const letters = Array.from({length: 3}, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('')
  const name = service.template.metadata.name ?? `${service.name}-${number}-${letters}`
  if (store.revisions.has(name))
    throw new ApiError('ALREADY_EXISTS', `Revision named '${name}' already exists.`)
  const createTime = new Date().toISOString()
  const revision: RunRevision = {name, service: service.name, createTime, template: service.template}
  store.revisions.set(name, revision)
  return revision
}

/** Makes the revision ready, or says why it is not: a secret that cannot be read, a startup probe that nobody answers. */
export function settleRevision(store: Store, revision: RunRevision): void {
  try {
    for (const {name, key} of secretReferences(revision.template)) requireEnabled(store, name, key)
    requireStart(revision.template)
    revision.ready = true
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause
    revision.ready = false
    revision.message = `Revision '${revision.name}' is not ready and cannot serve traffic. ${cause.message}`
  }
}

/** What the service of this world answers, and on which port. */
const served = {paths: ['/health', '/ready'], port: 8080} as const

function requireStart(template: Template): void {
  for (const {startupProbe} of template.spec.containers) {
    const {path, port = served.port} = startupProbe?.httpGet ?? {path: served.paths[0]}
    if (served.paths.some((one) => one === path) && port === served.port) continue
    throw new ApiError(
      'FAILED_PRECONDITION',
      `The user-provided container failed the configured startup probe checks: no answer at port ${port}, path ${path}.`,
    )
  }
}

/** The secret versions that the template's variables point to. */
export function secretReferences(template: Template): {variable: string; name: string; key: string}[] {
  return template.spec.containers.flatMap(({env}) =>
    env.flatMap(({name: variable, valueFrom}) => (valueFrom ? [{variable, ...valueFrom.secretKeyRef}] : [])),
  )
}

/** The newest ready revision. */
export function latestReady(store: Store, service: string): RunRevision | undefined {
  return revisionsOf(store, service)
    .filter((revision) => revision.ready)
    .at(-1)
}

/** The revision that gets the largest share of the requests. */
export function servingRevision(store: Store, service: RunService): RunRevision | undefined {
  const main = [...service.traffic].sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0))[0]
  if (!main?.revisionName || main.latestRevision) return latestReady(store, service.name)
  return store.revisions.get(main.revisionName)
}
