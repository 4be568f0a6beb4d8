import type {Route} from '../route.ts'
import {computeRoutes} from './compute/compute-routes.ts'
import {securityRuleRoutes} from './compute/security-rules.ts'
import type {Google} from './google.ts'

/** Compute Engine, as far as a load balancer in front of Cloud Run needs it: each part has to be there for the next. */
export function computeEngineRoutes({store}: Google): Route[] {
  const parts = [
    'regions/{region}/networkEndpointGroups',
    'global/backendServices',
    'global/urlMaps',
    'global/sslCertificates',
    'global/targetHttpsProxies',
    'global/addresses',
    'global/forwardingRules',
    'global/securityPolicies',
  ]
  return [...parts.flatMap((part) => computeRoutes(store, part)), ...securityRuleRoutes(store)]
}
