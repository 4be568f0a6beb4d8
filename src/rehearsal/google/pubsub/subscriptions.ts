import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {nameOf} from '../collection-routes.ts'
import {iamPolicyRoutes} from '../iam-policy.ts'
import {readBody} from '../read-body.ts'
import {addResource, deleteResource, listResourcesOf, requireResource} from '../resources.ts'
import type {Store} from '../store.ts'
import type {WaitingMessages} from './messages.ts'

const subscriptionSchema = z.looseObject({topic: z.string().regex(/^projects\/[^/]+\/topics\/[^/]+$/)})
const pullSchema = z.strictObject({
  maxMessages: z.number().int().positive(),
  returnImmediately: z.boolean().optional(),
})
const acknowledgeSchema = z.strictObject({ackIds: z.array(z.string()).min(1)})

/** Subscriptions: create, list, get, delete, pull and acknowledge. A pulled message waits on until it is acknowledged. */
export function subscriptionRoutes(store: Store, base: string): Route[] {
  const one = `${base}/subscriptions/{subscription}`
  return [
    route('GET', `${base}/subscriptions`, (call) =>
      ok({subscriptions: listResourcesOf(store, nameOf(store, call))}),
    ),
    route('PUT', one, (call) => create(store, call)),
    route('GET', one, (call) => ok(requireResource(store, nameOf(store, call)))),
    route('DELETE', one, (call) => {
      deleteResource(store, nameOf(store, call))
      store.messages.delete(nameOf(store, call))
      return ok({})
    }),
    route('POST', `${one}:pull`, (call) => {
      const {maxMessages} = readBody(call, pullSchema)
      const next = [...waitingIn(store, call)].slice(0, maxMessages)
      return ok({receivedMessages: next.map(([ackId, message]) => ({ackId, message}))})
    }),
    route('POST', `${one}:acknowledge`, (call) => {
      const waiting = waitingIn(store, call)
      for (const id of readBody(call, acknowledgeSchema).ackIds) waiting.delete(id)
      return ok({})
    }),
    ...iamPolicyRoutes(store, one, (call) => requireResource(store, nameOf(store, call))),
  ]
}

function create(store: Store, call: Call): Reply {
  const name = nameOf(store, call)
  const subscription = readBody(call, subscriptionSchema)
  requireResource(store, subscription.topic)
  const added = addResource(store, name, {...subscription, name, state: 'ACTIVE'})
  store.messages.set(name, new Map())
  return ok(added)
}

function waitingIn(store: Store, call: Call): WaitingMessages {
  const name = nameOf(store, call)
  requireResource(store, name)
  return store.messages.get(name)!
}
