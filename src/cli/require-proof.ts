import type {Run} from '../model/run.ts'
import {RunbookError} from '../model/runbook-error.ts'

/**
 * Refuses to make evidence of a run that proves nothing: one that did not pass, ran a part, or ran a text that is at
 * no commit. Throws RunbookError with the first reason.
 */
export function requireProof(run: Run): void {
  const fault = findFault(run)
  if (fault === undefined) return
  throw new RunbookError(`Run ${run.id} is no evidence: ${fault}.`, {
    hint: 'Only a whole run of a clean commit that passed outside of a rehearsal counts.',
  })
}

function findFault({status, plan, commit, dirty, resumes}: Run): string | undefined {
  if (plan.environment.scenario !== undefined) return 'it was a rehearsal, which writes its own'
  if (plan.environment.name === 'local') return 'it ran in no environment of the project'
  if (status !== 'passed') return status === 'running' ? 'it has no end' : `it ended ${status}`
  const leftOut = plan.steps.filter((step) => step.leftOut !== undefined).map(({id}) => id)
  if (leftOut.length > 0) return `it left out ${leftOut.join(', ')}`
  if (commit === undefined) return 'its text is at no known commit'
  if (dirty) return 'the working copy had changes'
  const other = resumes.find((resume) => resume.commit !== commit || resume.dirty)
  return other && `it was resumed at another commit, or with changes, at ${other.at}`
}
