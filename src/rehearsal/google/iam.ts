import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../route.ts'
import type {Google} from './google.ts'
import {readBody} from './read-body.ts'
import {addResource, deleteResource, listResourcesOf, requireResource} from './resources.ts'
import type {Store} from './store.ts'

const createSchema = z.strictObject({
  accountId: z
    .string()
    .regex(/^[a-z]([-a-z0-9]*[a-z0-9])$/)
    .min(6)
    .max(30),
  serviceAccount: z
    .looseObject({displayName: z.string().optional(), description: z.string().optional()})
    .default({}),
})

/** IAM: service accounts and their keys. A key that Google manages is not shown, so there are none until one is made. */
export function iamRoutes({store}: Google): Route[] {
  const base = 'iam.googleapis.com/v1/projects/{owner}/serviceAccounts'
  const all = accountsOf(store)
  return [
    route('GET', base, () => ok({accounts: listResourcesOf(store, all)})),
    route('POST', base, (call) => createAccount(store, call)),
    route('GET', `${base}/{account}`, ({params}) => ok(requireResource(store, `${all}/${params.account}`))),
    route('DELETE', `${base}/{account}`, ({params}) => {
      deleteResource(store, `${all}/${params.account}`)
      return ok({})
    }),
    route('GET', `${base}/{account}/keys`, ({params}) => {
      requireResource(store, `${all}/${params.account}`)
      return ok({keys: listResourcesOf(store, `${all}/${params.account}/keys`)})
    }),
  ]
}

/** Puts a service account into the store and gives its address. */
export function addServiceAccount(store: Store, accountId: string, shape: object = {}): string {
  const email = `${accountId}@${store.project.id}.iam.gserviceaccount.com`
  const name = `${accountsOf(store)}/${email}`
  addResource(store, name, {name, projectId: store.project.id, email, uniqueId: accountId, ...shape})
  return email
}

function accountsOf({project}: Store): string {
  return `projects/${project.id}/serviceAccounts`
}

function createAccount(store: Store, call: Call): Reply {
  const {accountId, serviceAccount} = readBody(call, createSchema)
  const email = addServiceAccount(store, accountId, serviceAccount)
  return ok(requireResource(store, `${accountsOf(store)}/${email}`))
}
