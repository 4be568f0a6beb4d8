import {ok, type Route, route} from '../route.ts'
import type {Google} from './google.ts'
import {iamPolicyRoutes} from './iam-policy.ts'

/** Cloud Resource Manager: the project itself, and who may do what in it. */
export function resourceManagerRoutes({store}: Google): Route[] {
  return [
    route('GET', 'cloudresourcemanager.googleapis.com/v1/projects/{project}', () =>
      ok({
        projectId: store.project.id,
        projectNumber: store.project.number,
        name: store.project.id,
        lifecycleState: 'ACTIVE',
      }),
    ),
    ...iamPolicyRoutes(store, 'cloudresourcemanager.googleapis.com/v1/projects/{project}', () => {}),
  ]
}
