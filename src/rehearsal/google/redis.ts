import * as z from 'zod'
import {ok, type Route, route} from '../route.ts'
import {collectionRoutes, nameOf} from './collection-routes.ts'
import type {Google} from './google.ts'
import {deleteResource, requireResource} from './resources.ts'

const instanceSchema = z.looseObject({
  tier: z.enum(['BASIC', 'STANDARD_HA']),
  memorySizeGb: z.number().int().min(1).max(300),
  redisVersion: z.string().regex(/^REDIS_\d+_[\dX]$/),
  connectMode: z.enum(['DIRECT_PEERING', 'PRIVATE_SERVICE_ACCESS']).optional(),
})

/** Memorystore for Redis: instances, ready as soon as they are asked for. Nothing answers at their address. */
export function redisRoutes({store}: Google): Route[] {
  const address = 'redis.googleapis.com/v1/projects/{project}/locations/{location}/instances'
  const create = collectionRoutes(store, {
    address,
    newId: 'instanceId',
    schema: instanceSchema,
    complete: () => ({state: 'READY', host: '10.30.0.3', port: 6378}),
  })
  return [
    ...create.map((one) => (one.method === 'POST' ? {...one, reply: finish(one.reply)} : one)),
    route('DELETE', `${address}/{id}`, (call) => {
      const name = nameOf(store, call)
      requireResource(store, name)
      deleteResource(store, name)
      return ok({name: `${name.replace(/\/instances\/.*$/, '')}/operations/done`, done: true, response: {}})
    }),
  ]
}

/** A long-running operation that is done when it is answered. */
function finish(reply: Route['reply']): Route['reply'] {
  return async (call) => {
    const {status, body} = await reply(call)
    const parent = /^\/v1\/(.*)\/instances$/.exec(call.path)?.[1]
    return {status, body: {name: `${parent}/operations/done`, done: true, response: body}}
  }
}
