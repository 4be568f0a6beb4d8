import * as z from 'zod'
import {ok, type Route, route} from '../../route.ts'
import {nameOf} from '../collection-routes.ts'
import {readBody} from '../read-body.ts'
import {addResource, deleteResource, listResourcesOf, requireResource} from '../resources.ts'
import type {Store} from '../store.ts'
import {publish} from './messages.ts'

const topicSchema = z.looseObject({labels: z.record(z.string(), z.string()).optional()})
const publishSchema = z.strictObject({
  messages: z
    .array(z.strictObject({data: z.string(), attributes: z.record(z.string(), z.string()).default({})}))
    .min(1),
})
/** Who may do what with a topic. */
export const policySchema = z.looseObject({
  bindings: z.array(z.looseObject({role: z.string(), members: z.array(z.string())})).default([]),
})

/** Topics: create, list, get, delete, publish, and who may publish. */
export function topicRoutes(store: Store, base: string): Route[] {
  const one = `${base}/topics/{topic}`
  return [
    route('GET', `${base}/topics`, (call) => ok({topics: listResourcesOf(store, nameOf(store, call))})),
    route('PUT', one, (call) => {
      const name = nameOf(store, call)
      return ok(addResource(store, name, {...readBody(call, topicSchema), name}))
    }),
    route('GET', one, (call) => ok(requireResource(store, nameOf(store, call)))),
    route('DELETE', one, (call) => {
      const name = nameOf(store, call)
      deleteResource(store, name)
      store.resources.delete(policyOf(name))
      return ok({})
    }),
    route('POST', `${one}:publish`, (call) => {
      const {name} = requireResource(store, nameOf(store, call))
      const {messages} = readBody(call, publishSchema)
      return ok({messageIds: messages.map((message) => publish(store, String(name), message))})
    }),
    ...topicPolicyRoutes(store, one),
  ]
}

/** Where the policy of a topic is kept. */
export function policyOf(topic: string): string {
  return `${topic}/iamPolicy`
}

function topicPolicyRoutes(store: Store, one: string): Route[] {
  const etag = 'AAAA'
  return [
    route('GET', `${one}:getIamPolicy`, (call) => {
      requireResource(store, nameOf(store, call))
      return ok({version: 1, etag, ...store.resources.get(policyOf(nameOf(store, call)))})
    }),
    route('POST', `${one}:setIamPolicy`, (call) => {
      const topic = nameOf(store, call)
      requireResource(store, topic)
      const {bindings} = readBody(call, z.strictObject({policy: policySchema})).policy
      store.resources.delete(policyOf(topic))
      if (bindings.length > 0) store.resources.set(policyOf(topic), {bindings})
      return ok({version: 1, etag, bindings})
    }),
  ]
}
