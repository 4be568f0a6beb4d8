import {randomInt} from 'node:crypto'
import {addResource, listResourcesOf, type Resource, requireResource} from '../resources.ts'
import type {Store} from '../store.ts'

/** Where a Cloud Run job is kept: its own path is that of Cloud Scheduler's jobs too. */
export function jobName({project}: Store, job: string): string {
  return `projects/${project.id}/runJobs/${job}`
}

/** Starts a job and gives the execution. Throws ApiError 404 when there is no such job. */
export function startExecution(store: Store, job: string): Resource {
  const {spec} = requireResource(store, jobName(store, job)) as {spec: {template: {spec?: object}}}
  const name = `${job}-${randomInt(36 ** 4, 36 ** 5).toString(36)}`
  const at = new Date().toISOString()
  return addResource(store, `projects/${store.project.id}/executions/${name}`, {
    apiVersion: 'run.googleapis.com/v1',
    kind: 'Execution',
    metadata: {
      name,
      namespace: store.project.number,
      uid: `execution-${name}`,
      generation: 1,
      creationTimestamp: at,
      labels: {'run.googleapis.com/job': job, 'cloud.googleapis.com/location': store.region},
    },
    spec: spec.template.spec ?? {},
    status: {
      observedGeneration: 1,
      startTime: at,
      completionTime: at,
      succeededCount: 1,
      conditions: [{type: 'Completed', status: 'True', lastTransitionTime: at}],
    },
  })
}

/** The executions of the job that a selector asks for, newest first. */
export function listExecutions(store: Store, selector: string): Resource {
  const [, job] = /run\.googleapis\.com\/job\s*=\s*([\w-]+)/.exec(selector) ?? []
  const items = listResourcesOf(store, `projects/${store.project.id}/executions`).filter(({metadata}) => {
    const {labels} = metadata as {labels: Record<string, string>}
    return job === undefined || labels['run.googleapis.com/job'] === job
  })
  return {
    apiVersion: 'run.googleapis.com/v1',
    kind: 'ExecutionList',
    metadata: {},
    items: [...items].reverse(),
  }
}
