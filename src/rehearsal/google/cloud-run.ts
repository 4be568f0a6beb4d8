import {ok, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import {jobRoutes} from './cloud-run/jobs.ts'
import {renderRevision, renderService} from './cloud-run/render-run.ts'
import {replaceService, requireService} from './cloud-run/replace-service.ts'
import {revisionLabels} from './cloud-run/revisions.ts'
import type {Google} from './google.ts'
import {iamPolicyRoutes} from './iam-policy.ts'
import type {Store} from './store.ts'

const apiVersion = 'serving.knative.dev/v1'

/** Cloud Run's regional knative API: services, revisions, jobs, and who may call them. */
export function cloudRunRoutes({store}: Google): Route[] {
  const base = `${store.region}-run.googleapis.com/apis/serving.knative.dev/v1/namespaces/{project}`
  return [
    route('GET', `${base}/services`, () => ok(listServices(store))),
    route('GET', 'run.googleapis.com/v1/projects/{project}/locations/-/services', () =>
      ok(listServices(store)),
    ),
    route('GET', 'run.googleapis.com/v1/projects/{project}/locations', () =>
      ok({
        locations: [
          {name: `projects/${store.project.id}/locations/${store.region}`, locationId: store.region},
        ],
      }),
    ),
    route('GET', `${base}/services/{service}`, ({params}) =>
      ok(renderService(store, requireService(store, params.service!))),
    ),
    route('PUT', `${base}/services/{service}`, (call) => replaceService(store, call)),
    route('GET', `${base}/revisions`, ({query}) =>
      ok(listRevisions(store, query.get('labelSelector') ?? '')),
    ),
    route('GET', `${base}/revisions/{revision}`, ({params}) => ok(getRevision(store, params.revision!))),
    ...iamPolicyRoutes(
      store,
      'run.googleapis.com/v1/projects/{project}/locations/{location}/services/{service}',
      ({params}) => requireService(store, params.service!),
    ),
    ...jobRoutes(store),
  ]
}

function listServices(store: Store): object {
  const items = [...store.services.values()].map((service) => renderService(store, service))
  return {apiVersion, kind: 'ServiceList', metadata: {}, items}
}

function listRevisions(store: Store, selector: string): object {
  const wanted = selector.split(',').filter(Boolean).map(readEquality)
  const fitting = [...store.revisions.values()].filter((revision) => {
    const labels = revisionLabels(revision)
    return wanted.every(([key, value]) => labels[key] === value)
  })
  const items = fitting.map((revision) => renderRevision(store, revision)).reverse()
  return {apiVersion, kind: 'RevisionList', metadata: {}, items}
}

function readEquality(term: string): [string, string] {
  const [, key, value] = /^\s*([\w./-]+)\s*==?\s*([\w.-]*)\s*$/.exec(term) ?? []
  if (key !== undefined && value !== undefined) return [key, value]
  throw new ApiError('INVALID_ARGUMENT', `The rehearsal selects labels by equality only, not by ${term}.`)
}

function getRevision(store: Store, name: string): object {
  const revision = store.revisions.get(name)
  if (revision) return renderRevision(store, revision)
  throw new ApiError(
    'NOT_FOUND',
    `Resource '${name}' of kind 'REVISION' in region '${store.region}' does not exist.`,
  )
}
