import {isDeepStrictEqual} from 'node:util'
import * as z from 'zod'
import {type Call, ok, type Reply} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import {readBody} from '../read-body.ts'
import type {Store} from '../store.ts'
import {renderService} from './render-run.ts'
import {addRevision, settleRevision} from './revisions.ts'
import {type RunService, type Template, type Traffic, templateSchema, trafficSchema} from './run-resource.ts'

const texts = z.record(z.string(), z.string()).default({})
const serviceSchema = z.looseObject({
  metadata: z.looseObject({
    name: z.string(),
    resourceVersion: z.string().optional(),
    labels: texts,
    annotations: texts,
  }),
  spec: z.looseObject({
    template: templateSchema,
    traffic: z.array(trafficSchema).default([{latestRevision: true, percent: 100}]),
  }),
})

/** The service of this name. Throws ApiError 404 when there is none. */
export function requireService(store: Store, name: string): RunService {
  const service = store.services.get(name)
  if (service) return service
  throw new ApiError(
    'NOT_FOUND',
    `Resource '${name}' of kind 'SERVICE' in region '${store.region}' does not exist.`,
  )
}

/**
 * PUT of a service: another template makes a new revision, the traffic is taken over as it stands. A service whose
 * traffic is pinned therefore gets the new revision without a request reaching it, as on Cloud Run.
 */
export function replaceService(store: Store, call: Call): Reply {
  const service = requireService(store, call.params.service!)
  const {metadata, spec} = readBody(call, serviceSchema)
  if (metadata.resourceVersion && metadata.resourceVersion !== String(service.generation)) {
    throw new ApiError(
      'ABORTED',
      `Conflict for resource '${service.name}': it was changed since it was read.`,
    )
  }
  requireTraffic(store, service.name, spec.traffic)
  const {labels, annotations} = metadata
  const changed = !isDeepStrictEqual(comparable(spec.template), comparable(service.template))
  Object.assign(service, {labels, annotations, template: spec.template, traffic: spec.traffic})
  service.generation += 1
  if (changed) {
    const revision = addRevision(store, service)
    setImmediate(() => settleRevision(store, revision))
  }
  return ok(renderService(store, service))
}

function requireTraffic(store: Store, service: string, traffic: readonly Traffic[]): void {
  const total = traffic.reduce((sum, share) => sum + (share.percent ?? 0), 0)
  if (total !== 100)
    throw new ApiError('INVALID_ARGUMENT', `Traffic adds up to ${total} percent instead of 100.`)
  const unknown = traffic.find(
    (share) =>
      share.revisionName &&
      !share.latestRevision &&
      store.revisions.get(share.revisionName)?.service !== service,
  )
  if (unknown)
    throw new ApiError('INVALID_ARGUMENT', `Revision ${unknown.revisionName} of ${service} does not exist.`)
}

/** Which client wrote the template last does not make it another template. */
function comparable({metadata, spec}: Template): object {
  const annotations = Object.entries(metadata.annotations ?? {}).filter(
    ([key]) => !key.startsWith('run.googleapis.com/client-'),
  )
  return {
    name: metadata.name,
    labels: metadata.labels ?? {},
    annotations: Object.fromEntries(annotations),
    spec,
  }
}
