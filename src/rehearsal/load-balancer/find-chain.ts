import {referencesOf} from '../google/compute/references.ts'
import type {Resource} from '../google/resources.ts'
import type {Store} from '../google/store.ts'

/** What a request to a domain meets behind the load balancer. */
export interface Chain {
  /** Name of the Cloud Run service. */
  readonly service: string
  /** Full name of the security policy, where the backend has one. */
  readonly policy?: string
  /** Whether the backend writes requests to the log; it does not unless somebody turned that on. */
  readonly logged: boolean
}

/** Follows a domain from its certificate to a Cloud Run service; undefined while any part is missing. */
export function findChain({resources}: Store, domain: string): Chain | undefined {
  const all = [...resources]
  const certificate = all.find(([, one]) => domainsOf(one).includes(domain))?.[0]
  const proxy = all.find(([name, one]) => name.includes('/targetHttpsProxies/') && pointsTo(one, certificate))
  const isOpen = all.some(([name, one]) => name.includes('/forwardingRules/') && pointsTo(one, proxy?.[0]))
  if (!proxy || !isOpen) return undefined
  const next = (from: Resource | undefined, kind: string) => {
    const name = from && referencesOf(from).find((one) => one.includes(`/${kind}/`))
    return name === undefined ? undefined : resources.get(name)
  }
  const backend = next(next(proxy[1], 'urlMaps'), 'backendServices')
  const group = next(backend, 'networkEndpointGroups')
  const {service} = (group?.cloudRun ?? {}) as {service?: string}
  const policy = backend && referencesOf(backend).find((one) => one.includes('/securityPolicies/'))
  const {enable: logged = false} = (backend?.logConfig ?? {}) as {enable?: boolean}
  return service === undefined ? undefined : {service, logged, ...(policy !== undefined && {policy})}
}

function domainsOf({managed}: Resource): readonly string[] {
  return (managed as {domains?: readonly string[]} | undefined)?.domains ?? []
}

function pointsTo(resource: Resource, name: string | undefined): boolean {
  return name !== undefined && referencesOf(resource).includes(name)
}
