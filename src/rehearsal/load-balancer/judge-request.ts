import {randomUUID} from 'node:crypto'
import {rulesOf, type SecurityRule} from '../google/compute/security-rules.ts'
import type {Store} from '../google/store.ts'
import type {Chain} from './find-chain.ts'

/** When requests came, by policy and priority; in a rehearsal they all come from one address. */
export type Visits = Map<string, number[]>

/**
 * The status with which a chain's policy refuses a request, undefined where it lets it through. A rule in preview refuses
 * nothing, and writes what it would have done where the backend's log is on. Expressions for attacks are not played: nothing in a rehearsal is one.
 */
export function judgeRequest(store: Store, {policy, logged}: Chain, visits: Visits): number | undefined {
  if (policy === undefined) return undefined
  for (const rule of rulesOf(store, policy)) {
    if (!rule.match.config?.srcIpRanges.includes('*')) continue
    const refusal = refusalOf(rule, `${policy}/${rule.priority}`, visits)
    if (rule.preview) {
      if (logged && refusal !== undefined) writePreview(store, policy, rule)
      continue
    }
    return refusal
  }
  return undefined
}

function refusalOf(
  {action, rateLimitOptions}: SecurityRule,
  key: string,
  visits: Visits,
): number | undefined {
  if (!rateLimitOptions) return statusOf(action)
  const {count, intervalSec} = rateLimitOptions.rateLimitThreshold
  const now = Date.now()
  const recent = (visits.get(key) ?? []).filter((at) => at > now - intervalSec * 1000)
  visits.set(key, [...recent, now])
  return recent.length >= count ? statusOf(rateLimitOptions.exceedAction) : undefined
}

/** ex: `deny(429)` -> 429, `allow` -> undefined */
function statusOf(action: string): number | undefined {
  const [, status] = /^deny\((\d+)\)$/.exec(action) ?? []
  return status === undefined ? undefined : Number(status)
}

function writePreview({project, logEntries}: Store, policy: string, {priority}: SecurityRule): void {
  const timestamp = new Date().toISOString()
  const name = policy.split('/').at(-1)
  logEntries.push({
    logName: `projects/${project.id}/logs/requests`,
    insertId: randomUUID(),
    timestamp,
    receiveTimestamp: timestamp,
    severity: 'INFO',
    resource: {type: 'http_load_balancer', labels: {project_id: project.id}},
    jsonPayload: {previewSecurityPolicy: {name, priority, outcome: 'DENY'}},
  })
}
