import type {Runbook, Step} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** Which steps the operator wants: all, those from one on, or some by id. */
export interface Selection {
  /** `--from STEP`. */
  readonly from?: string
  /** `--only STEP,STEP`. */
  readonly only?: readonly string[]
}

/**
 * Gives, for each step in order, why it is left out, or `undefined` when it will run.
 * Throws RunbookError when the selection names a step that does not exist.
 */
export function selectSteps(runbook: Runbook, selection: Selection): readonly (string | undefined)[] {
  const ids = runbook.steps.map((step) => step.id)
  for (const id of [selection.from, ...(selection.only ?? [])]) {
    if (id !== undefined && !ids.includes(id)) throw unknownStep(runbook, id)
  }
  const first = selection.from === undefined ? 0 : ids.indexOf(selection.from)
  return runbook.steps.map((step, index) => leftOut(step, index < first, selection))
}

function leftOut(step: Step, isBefore: boolean, selection: Selection): string | undefined {
  if (isBefore) return `before --from=${selection.from}`
  if (selection.only && !selection.only.includes(step.id)) return 'not named by --only'
  return undefined
}

function unknownStep(runbook: Runbook, id: string): RunbookError {
  return new RunbookError(`Runbook \`${runbook.id}\` has no step \`${id}\`.`, {
    hint: `Name one of: ${runbook.steps.map((step) => step.id).join(', ')}.`,
  })
}
