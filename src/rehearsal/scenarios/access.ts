import {addServiceAccount} from '../google/iam.ts'
import {setBindings} from '../google/iam-policy.ts'
import type {Store} from '../google/store.ts'

/** Who may do what in the production system: one owner, and a service account that has what the service needs. */
export function addAccess(store: Store): void {
  const {project, region} = store
  const member = `serviceAccount:${addServiceAccount(store, 'aiprod-run', {displayName: 'Runs the API'})}`
  setBindings(store, `projects/${project.id}`, [
    {role: 'roles/owner', members: ['user:owner@example.com']},
    {role: 'roles/cloudsql.client', members: [member]},
  ])
  setBindings(store, `projects/${project.id}/secrets/DATABASE_URL`, [
    {role: 'roles/secretmanager.secretAccessor', members: [member]},
  ])
  setBindings(store, `projects/${project.id}/locations/${region}/services/aiprod-v33-api`, [
    {role: 'roles/run.invoker', members: ['allUsers']},
  ])
}
