import type {ApiService} from '../api-service.ts'
import type {Store} from '../google/store.ts'
import type {Route} from '../route.ts'
import {findChain} from './find-chain.ts'
import {judgeRequest, type Visits} from './judge-request.ts'

/** The service under each domain that a whole load balancer leads from; a domain with a missing part is an unknown host. */
export function loadBalancerRoutes(store: Store, {inner}: Pick<ApiService, 'inner'>): Route[] {
  const visits: Visits = new Map()
  return inner.map(({method, path, reply}) => ({
    method,
    pattern: new RegExp(`^[^/]+${path}$`),
    applies: (host) => findChain(store, host) !== undefined,
    reply: async (call) => {
      const refused = judgeRequest(store, findChain(store, call.host)!, visits)
      return refused === undefined ? reply(call) : {status: refused, body: 'Refused by the security policy'}
    },
  }))
}
