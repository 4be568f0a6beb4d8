import * as z from 'zod'
import {type Call, ok, type Route, route} from '../route.ts'
import {nameOf} from './collection-routes.ts'
import {readBody} from './read-body.ts'
import type {Store} from './store.ts'

/** One role and who has it. */
export interface Binding {
  readonly role: string
  readonly members: readonly string[]
}

const policySchema = z.looseObject({
  bindings: z.array(z.looseObject({role: z.string(), members: z.array(z.string()).min(1)})).default([]),
})
const setSchema = z.looseObject({policy: policySchema})

function bindingsOf({resources}: Store, name: string): readonly Binding[] {
  return (resources.get(policyOf(name))?.bindings as readonly Binding[] | undefined) ?? []
}

/** Keeps the bindings of a resource; no bindings is no policy. */
export function setBindings({resources}: Store, name: string, bindings: readonly Binding[]): void {
  resources.delete(policyOf(name))
  if (bindings.length > 0) resources.set(policyOf(name), {bindings})
}

/** Where the policy of a resource is kept; it goes with its resource. */
function policyOf(name: string): string {
  return `${name}/iamPolicy`
}

/** True when the member has the role on the resource. */
export function hasRole(store: Store, name: string, {role, member}: {role: string; member: string}): boolean {
  return bindingsOf(store, name).some((one) => one.role === role && one.members.includes(member))
}

/** `getIamPolicy` and `setIamPolicy` of one kind of resource. `check` throws ApiError 404 when there is none. */
export function iamPolicyRoutes(store: Store, address: string, check: (call: Call) => unknown): Route[] {
  const show = (call: Call) => {
    check(call)
    return ok({version: 1, etag: 'AAAA', bindings: bindingsOf(store, nameOf(store, call))})
  }
  return [
    route('GET', `${address}:getIamPolicy`, show),
    route('POST', `${address}:getIamPolicy`, show),
    route('POST', `${address}:setIamPolicy`, (call) => {
      check(call)
      setBindings(store, nameOf(store, call), readBody(call, setSchema).policy.bindings)
      return show(call)
    }),
  ]
}
