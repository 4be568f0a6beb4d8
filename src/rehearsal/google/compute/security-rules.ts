import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import {nameOf} from '../collection-routes.ts'
import {mergePatch} from '../merge-patch.ts'
import {readBody} from '../read-body.ts'
import {patchResource, requireResource} from '../resources.ts'
import type {Store} from '../store.ts'
import {doneOperation} from './compute-operation.ts'

const threshold = z.looseObject({
  count: z.number().int().positive(),
  intervalSec: z.number().int().positive(),
})
/** Everything that Cloud Armor wants to know before it counts requests. */
const rateSchema = z.looseObject({
  rateLimitThreshold: threshold,
  conformAction: z.literal('allow'),
  exceedAction: z.enum(['deny(403)', 'deny(404)', 'deny(429)', 'deny(502)']),
  enforceOnKey: z.enum([
    'ALL',
    'IP',
    'HTTP_HEADER',
    'XFF_IP',
    'HTTP_COOKIE',
    'HTTP_PATH',
    'SNI',
    'REGION_CODE',
  ]),
  banDurationSec: z.number().int().positive().optional(),
  banThreshold: threshold.optional(),
})
const ruleSchema = z.looseObject({
  priority: z.number().int().min(0).max(2_147_483_647),
  action: z.enum(['allow', 'deny(403)', 'deny(404)', 'deny(429)', 'deny(502)', 'throttle', 'rate_based_ban']),
  match: z.looseObject({
    config: z.looseObject({srcIpRanges: z.array(z.string())}).optional(),
    expr: z.looseObject({expression: z.string()}).optional(),
  }),
  preview: z.boolean().default(false),
  rateLimitOptions: rateSchema.optional(),
})
/** One rule of a security policy. */
export type SecurityRule = z.output<typeof ruleSchema>

/** The rule that every policy ends with. */
export const defaultRule: SecurityRule = {
  priority: 2_147_483_647,
  action: 'allow',
  match: {config: {srcIpRanges: ['*']}, versionedExpr: 'SRC_IPS_V1'},
  preview: false,
  description: 'default rule',
}

/** Rules of a policy, the most important first. */
export function rulesOf(store: Store, policy: string): readonly SecurityRule[] {
  const rules = requireResource(store, policy).rules as readonly SecurityRule[]
  return [...rules].sort((one, other) => one.priority - other.priority)
}

/** `addRule`, `getRule`, `patchRule` and `removeRule`. */
export function securityRuleRoutes(store: Store): Route[] {
  const one = 'compute.googleapis.com/compute/v1/projects/{project}/global/securityPolicies/{policy}'
  return [
    route('POST', `${one}/addRule`, (call) => addRule(store, call)),
    route('GET', `${one}/getRule`, (call) => ok(requireRule(store, call))),
    route('POST', `${one}/patchRule`, (call) => {
      const rule = requireRule(store, call)
      const sent = readBody(call, z.looseObject({}))
      return replace(store, call, [parseRule(mergePatch(rule, sent))])
    }),
    route('POST', `${one}/removeRule`, (call) => {
      requireRule(store, call)
      return replace(store, call, [])
    }),
  ]
}

function policyOf(store: Store, call: Call): string {
  return nameOf(store, call).replace(/\/\w+Rule$/, '')
}

function addRule(store: Store, call: Call): Reply {
  const rule = parseRule(readBody(call, z.looseObject({})))
  const policy = policyOf(store, call)
  const rules = rulesOf(store, policy)
  if (rules.some(({priority}) => priority === rule.priority)) {
    throw new ApiError('INVALID_ARGUMENT', `Cannot have rules with the same priorities: ${rule.priority}.`)
  }
  patchResource(store, policy, {rules: [...rules, rule]})
  return doneOperation(policy, 'ruleChange')
}

function parseRule(sent: object): SecurityRule {
  const parsed = ruleSchema.safeParse(sent)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({path, message}) => `${path.join('.')}: ${message}`)
    throw new ApiError(
      'INVALID_ARGUMENT',
      `Invalid value for field 'resource': ${faults.join('; ')}`,
      'invalid',
    )
  }
  const {action, rateLimitOptions} = parsed.data
  const counts = action === 'throttle' || action === 'rate_based_ban'
  if (counts === (rateLimitOptions !== undefined)) return parsed.data
  throw new ApiError('INVALID_ARGUMENT', `rateLimitOptions do not fit the action ${action}.`, 'invalid')
}

function requireRule(store: Store, call: Call): SecurityRule {
  const priority = Number(call.query.get('priority'))
  const rule = rulesOf(store, policyOf(store, call)).find((one) => one.priority === priority)
  if (rule) return rule
  throw new ApiError('INVALID_ARGUMENT', `There is no rule at priority ${priority}.`, 'invalid')
}

/** Puts these rules in the place of the one that the call names. */
function replace(store: Store, call: Call, instead: readonly SecurityRule[]): Reply {
  const policy = policyOf(store, call)
  const priority = Number(call.query.get('priority'))
  const others = rulesOf(store, policy).filter((one) => one.priority !== priority)
  patchResource(store, policy, {rules: [...others, ...instead]})
  return doneOperation(policy, 'ruleChange')
}
