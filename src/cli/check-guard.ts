import type {Plan} from '../model/plan.ts'
import {type Risk, risks} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'

/**
 * Refuses what may not run here. Until guarded environments can ask for a typed confirmation, they run
 * `.read` steps only. Throws RunbookError before anything starts.
 */
export function checkGuard(plan: Plan, yes: Risk | undefined): void {
  const {name, guarded} = plan.environment
  const allowed = name === 'local' && yes ? yes : 'read'
  if (!guarded) return
  const selected = plan.steps.filter((step) => !step.leftOut)
  const above = selected.filter((step) => risks.indexOf(step.risk) > risks.indexOf(allowed))
  if (above.length === 0) return
  // Steps that look at what a change has made come after it: only those before the first change can run alone.
  const safe = selected
    .slice(0, selected.indexOf(above[0]!))
    .filter((step) => step.kind === 'command')
    .map((step) => step.id)
  const listed = above.map((step) => `${step.id} (${step.risk})`).join(', ')
  throw new RunbookError(
    `Environment \`${name}\` is guarded and runs .read steps only for now; these would change something: ${listed}.`,
    {
      hint:
        name === 'local'
          ? `Allow them with --yes=${above.some((step) => step.risk === 'destructive') ? 'destructive' : 'change'}.`
          : safe.length > 0
            ? `Run the steps that only look with --only ${safe.join(',')}, and do the others by hand from the page.`
            : 'Do these steps by hand from the page.',
    },
  )
}
