import type {Resource} from '../resources.ts'
import type {Store} from '../store.ts'
import {defaultRule} from './security-rules.ts'

/** What Compute Engine adds to a new resource of this kind. */
export function completePart(store: Store, kind: string, {IPAddress}: Resource): Resource {
  switch (kind) {
    case 'addresses':
      return {address: nextAddress(store), addressType: 'EXTERNAL', status: 'RESERVED'}
    case 'forwardingRules':
      return {IPProtocol: 'TCP', addressLink: IPAddress}
    case 'securityPolicies':
      return {rules: [defaultRule]}
    default:
      return {}
  }
}

/** From the range that is set aside for examples. */
function nextAddress({resources}: Store): string {
  const taken = [...resources.values()].map(({address}) => address)
  const free = Array.from({length: 254}, (_, index) => `203.0.113.${index + 1}`)
  return free.find((address) => !taken.includes(address))!
}
