import type {Run} from '../model/run.ts'
import type {Runbook} from '../model/runbook.ts'
import {isLeftover} from './compare-inventories.ts'
import type {Proof} from './run-to-evidence.ts'

/**
 * What a run of a rehearsal has proven; `undefined` when it is no evidence: steps were left out, one failed, or the way
 * back did not lead to the beginning.
 */
export function proofOfRun(
  {plan, status, steps, rollback}: Run,
  {leaves}: Pick<Runbook, 'leaves'>,
): Proof | undefined {
  const isWhole = steps.length > 0 && plan.steps.every((step) => step.leftOut === undefined)
  if (plan.environment.scenario === undefined || !isWhole) return undefined
  if (!rollback) return status === 'passed' ? {passes: ['forward'], leftovers: []} : undefined
  const {changes} = rollback
  if (status !== 'rolled-back' || !changes?.every((change) => isLeftover(change, leaves))) return undefined
  const leftovers = leaves.filter((leftover) => changes.some((change) => isLeftover(change, [leftover])))
  return {passes: ['forward', 'negative', 'back'], leftovers: leftovers.map(({why}) => why)}
}
