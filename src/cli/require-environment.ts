import type {Run} from '../model/run.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** A run keeps its environment for life. Throws RunbookError when another one was named. */
export function requireEnvironment({id, plan}: Run, named: string | undefined): void {
  const {name} = plan.environment
  if (named === undefined || named === name) return
  throw new RunbookError(`Run ${id} runs in \`${name}\` for life, not in \`${named}\`.`, {
    hint: 'Name the run that you mean, see `runbook runs`, or start a new one there.',
  })
}
