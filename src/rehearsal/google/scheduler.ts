import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import {startExecution} from './cloud-run/executions.ts'
import {collectionRoutes, nameOf} from './collection-routes.ts'
import type {Google} from './google.ts'
import {hasRole} from './iam-policy.ts'
import {type Resource, requireResource} from './resources.ts'
import type {Store} from './store.ts'

const jobSchema = z.looseObject({
  name: z.string(),
  schedule: z.string().regex(/^\S+( \S+){4}$/, 'a schedule has five fields'),
  timeZone: z.string().refine(isTimeZone, 'no such time zone'),
  httpTarget: z.looseObject({
    uri: z.url({protocol: /^https?$/}),
    oauthToken: z.looseObject({serviceAccountEmail: z.string()}).optional(),
  }),
})
const targetSchema = jobSchema.shape.httpTarget

/** Cloud Scheduler: jobs that call an address; the only address that the world answers is that of a Cloud Run job. */
export function schedulerRoutes({store}: Google): Route[] {
  const address = 'cloudscheduler.googleapis.com/v1/projects/{project}/locations/{location}/jobs'
  return [
    ...collectionRoutes(store, {
      address,
      newId: ({name}) => String(name).split('/').at(-1)!,
      schema: jobSchema,
      complete: () => ({state: 'ENABLED'}),
      also: ['patch', 'delete'],
    }),
    route('POST', `${address}/{job}:run`, (call) => runNow(store, call)),
  ]
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone: zone}))
  } catch {
    // The constructor throws for a zone that it does not know.
    return false
  }
}

/** The call is accepted whatever comes of it; how it ended stands in the job. */
function runNow(store: Store, call: Call): Reply {
  const name = nameOf(store, call)
  const job = requireResource(store, name)
  const lastAttemptTime = new Date().toISOString()
  const tried = {...job, lastAttemptTime, status: callTarget(store, job)}
  store.resources.set(name, tried)
  return ok(tried)
}

function callTarget(store: Store, job: Resource): Resource {
  try {
    const {uri, oauthToken} = targetSchema.parse(job.httpTarget)
    const [, target] = /^https:\/\/run\.googleapis\.com\/v2\/(projects\/[^:]+):run$/.exec(uri) ?? []
    if (!target) throw new ApiError('FAILED_PRECONDITION', `The rehearsal does not play ${uri}.`)
    const member = `serviceAccount:${oauthToken?.serviceAccountEmail}`
    if (!hasRole(store, target, {role: 'roles/run.invoker', member})) return {code: 7}
    startExecution(store, target.split('/').at(-1)!)
    return {}
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === 'NOT_FOUND') return {code: 5}
    throw cause
  }
}
