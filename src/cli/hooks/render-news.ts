import type {HookName} from '../../model/hook.ts'
import type {Run} from '../../model/run.ts'

/** What a webhook is told. `text` alone is what a chat shows; the rest is for machines. */
export function renderNews(on: HookName, run: Run, step: string | undefined): string {
  const {id, plan, incident} = run
  const where = step === undefined ? '' : ` at step ${step}`
  const which = incident === undefined ? id : `${id}, incident ${incident}`
  const text = `${plan.environment.name.toUpperCase()}: ${plan.runbook.id} ${verbOf(on, run)}${where} (run ${which})`
  return JSON.stringify({
    version: 1,
    text,
    event: on,
    run: id,
    runbook: plan.runbook.id,
    environment: plan.environment.name,
    status: on === 'waiting' ? 'waiting' : run.status,
    ...(step !== undefined && {step}),
    ...(incident !== undefined && {incident}),
  })
}

function verbOf(on: HookName, run: Run): string {
  if (on === 'waiting') return 'waits for a person'
  if (on === 'failed') return 'failed'
  if (on === 'done') return `ended: ${run.status}`
  if (run.rollback) return `is being rolled back by ${run.rollback.user}`
  const resumed = run.resumes.at(-1)
  return resumed ? `goes on, by ${resumed.user}` : `was started by ${run.user}`
}
