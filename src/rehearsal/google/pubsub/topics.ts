import * as z from 'zod'
import {ok, type Route, route} from '../../route.ts'
import {nameOf} from '../collection-routes.ts'
import {iamPolicyRoutes} from '../iam-policy.ts'
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
      deleteResource(store, nameOf(store, call))
      return ok({})
    }),
    route('POST', `${one}:publish`, (call) => {
      const {name} = requireResource(store, nameOf(store, call))
      const {messages} = readBody(call, publishSchema)
      return ok({messageIds: messages.map((message) => publish(store, String(name), message))})
    }),
    ...iamPolicyRoutes(store, one, (call) => requireResource(store, nameOf(store, call))),
  ]
}
