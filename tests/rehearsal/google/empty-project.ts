import {createDispatch} from '../../../src/rehearsal/dispatch.ts'
import type {Google} from '../../../src/rehearsal/google/google.ts'
import {createStore} from '../../../src/rehearsal/google/store.ts'
import type {Route} from '../../../src/rehearsal/route.ts'
import type {Delivery} from '../../../src/rehearsal/webhook-sink.ts'

/** A project in which nothing exists, without servers, asked as the proxy asks. */
export function emptyProject(apis: readonly ((google: Google) => Route[])[]) {
  const project = {id: 'aiprod-484120', number: '123456789012'}
  const deliveries: Delivery[] = []
  const store = createStore(project, 'europe-west1')
  const google = {store, deliver: (one) => deliveries.push(one)} as Partial<Google> as Google
  const dispatch = createDispatch({routes: apis.flatMap((routes) => routes(google)), project, faults: []})
  const ask = async (method: string, address: string, body?: unknown) => {
    const {host, pathname: path, searchParams: query} = new URL(`https://${address}`)
    const answer = await dispatch({
      method,
      host,
      path,
      query,
      protocol: 'https',
      body: body ? JSON.stringify(body) : '',
    })
    if (answer.kind !== 'reply') throw new Error('no reply')
    return answer.reply as {status: number; body: Record<string, any>}
  }
  return {ask, store, deliveries}
}
