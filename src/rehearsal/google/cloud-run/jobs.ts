import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {iamPolicyRoutes, setBindings} from '../iam-policy.ts'
import {readBody} from '../read-body.ts'
import {addResource, deleteResource, type Resource, requireResource} from '../resources.ts'
import type {Store} from '../store.ts'
import {jobName, listExecutions, startExecution} from './executions.ts'

const texts = z.record(z.string(), z.string()).default({})
const jobSchema = z.looseObject({
  metadata: z.looseObject({name: z.string(), labels: texts, annotations: texts}),
  spec: z.looseObject({template: z.looseObject({})}),
})

/** Cloud Run jobs and their executions. What a job's program does is not played: each execution succeeds at once. */
export function jobRoutes(store: Store): Route[] {
  const base = `${store.region}-run.googleapis.com/apis/run.googleapis.com/v1/namespaces/{project}`
  const one = `${base}/jobs/{job}`
  const find = ({params}: Call) => requireResource(store, jobName(store, params.job!))
  return [
    route('GET', `${base}/jobs`, () => ok(listJobs(store))),
    route('POST', `${base}/jobs`, (call) => createJob(store, call)),
    route('GET', one, (call) => ok(find(call))),
    route('DELETE', one, ({params}) => {
      deleteResource(store, jobName(store, params.job!))
      setBindings(store, `projects/${store.project.id}/locations/${store.region}/jobs/${params.job}`, [])
      return ok({kind: 'Status', status: 'Success'})
    }),
    route('POST', `${one}:run`, ({params}) => ok(startExecution(store, params.job!))),
    route('GET', `${base}/executions`, ({query}) =>
      ok(listExecutions(store, query.get('labelSelector') ?? '')),
    ),
    ...iamPolicyRoutes(
      store,
      'run.googleapis.com/v1/projects/{project}/locations/{location}/jobs/{job}',
      find,
    ),
  ]
}

function listJobs(store: Store): object {
  const items = [...store.resources.values()].filter(({kind}) => kind === 'Job')
  return {apiVersion: 'run.googleapis.com/v1', kind: 'JobList', metadata: {}, items}
}

function createJob(store: Store, call: Call): Reply {
  const {metadata, spec} = readBody(call, jobSchema)
  const job: Resource = {
    apiVersion: 'run.googleapis.com/v1',
    kind: 'Job',
    metadata: {
      ...metadata,
      namespace: store.project.number,
      uid: `job-${metadata.name}`,
      generation: 1,
      resourceVersion: '1',
      creationTimestamp: new Date().toISOString(),
      labels: {...metadata.labels, 'cloud.googleapis.com/location': store.region},
      selfLink: `/apis/run.googleapis.com/v1/namespaces/${store.project.number}/jobs/${metadata.name}`,
    },
    spec,
    status: {
      observedGeneration: 1,
      executionCount: 0,
      conditions: [{type: 'Ready', status: 'True', lastTransitionTime: new Date().toISOString()}],
    },
  }
  return ok(addResource(store, jobName(store, metadata.name), job))
}
