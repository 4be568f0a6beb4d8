import type {Resource} from '../resources.ts'
import type {Store} from '../store.ts'
import {referencesOf} from './references.ts'

/** The resource with what follows from others: a certificate is active once a forwarding rule leads to it. */
export function renderPart(store: Store, resource: Resource): Resource {
  if (resource.kind !== 'compute#sslCertificate') return resource
  const status = isServed(store, resource) ? 'ACTIVE' : 'PROVISIONING'
  return {...resource, managed: {...(resource.managed as object), status}}
}

/** True when requests from outside reach this resource through a proxy and a forwarding rule. */
function isServed({resources}: Store, {name}: Resource): boolean {
  const users = (wanted: string) =>
    [...resources].filter(([, one]) => referencesOf(one).some((found) => found.endsWith(`/${wanted}`)))
  return users(`sslCertificates/${name}`).some(([proxy]) =>
    users(`targetHttpsProxies/${proxy.split('/').at(-1)}`).some(([user]) =>
      user.includes('/forwardingRules/'),
    ),
  )
}
