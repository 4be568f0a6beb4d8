import type {Evidence} from '../../src/model/evidence.ts'
import type {PropRequest, PropStepEvidence} from '../../src/model/prop-runbook.ts'
import type {Request} from '../../src/model/request.ts'
import type {Step} from '../../src/model/runbook.ts'

/**
 * What the evidence says about a step's present text. Evidence of another digest proves nothing about it,
 * whatever happened then.
 */
export function propStepEvidence(step: Step, evidence: Evidence | undefined): PropStepEvidence {
  const found = evidence?.steps.find(({id}) => id === step.id)
  if (!found) return {kind: 'never'}
  if (found.digest !== step.digest) return {kind: 'outdated'}
  if (found.executed.length === 0) return {kind: 'never', reason: found.reason}
  const {status, durationMs, executed} = found
  return {kind: 'executed', status, durationMs, blocks: executed, requests: countRequests(found.requests)}
}

function countRequests(requests: readonly Request[]): PropRequest[] {
  const counted = new Map<string, PropRequest>()
  for (const {method, host, path} of requests) {
    const key = `${method} ${host} ${path}`
    counted.set(key, {method, host, path, count: (counted.get(key)?.count ?? 0) + 1})
  }
  return [...counted.values()]
}
