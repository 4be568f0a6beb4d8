import {ok, type Route, route} from '../route.ts'
import type {Google} from './google.ts'

/** Service Usage: every API that the world plays is enabled, and each has its own identity in the project. */
export function serviceUsageRoutes({store}: Google): Route[] {
  const base = 'projects/{project}/services/{service}'
  return [
    route('GET', `serviceusage.googleapis.com/v1/${base}`, ({params}) =>
      ok({
        name: `projects/${store.project.number}/services/${params.service}`,
        config: {name: params.service},
        state: 'ENABLED',
      }),
    ),
    route('POST', `serviceusage.googleapis.com/v1beta1/${base}:generateServiceIdentity`, ({params}) => {
      const agent = params.service!.replace(/\.googleapis\.com$/, '')
      const email = `service-${store.project.number}@gcp-sa-${agent}.iam.gserviceaccount.com`
      store.resources.set(`projects/${store.project.id}/services/${params.service}/identity`, {email})
      const response = {'@type': 'type.googleapis.com/google.api.serviceusage.v1beta1.ServiceIdentity', email}
      return ok({name: 'operations/finished.DONE_OPERATION', done: true, response})
    }),
  ]
}
