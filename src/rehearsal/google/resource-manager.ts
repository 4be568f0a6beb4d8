import {ok, type Route, route} from '../route.ts'
import type {Google} from './google.ts'

/** Cloud Resource Manager: the project itself. */
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
  ]
}
