import type {Plan, PlannedStep} from '../model/plan.ts'
import type {Run} from '../model/run.ts'
import {stepMentions} from '../runbook-to-plan/step-uses.ts'

/** A new value for an input, as the journal has it. */
export interface InputChange {
  readonly name: string
  readonly value: string
}

/** The plan with the new value: later steps, resume, rollback and report all see this one. */
export function changeInput(plan: Plan, {name, value}: InputChange): Plan {
  return {...plan, values: {...plan.values, [name]: value}}
}

/**
 * Those of the named inputs whose value nothing has used yet: no step that has begun, no condition that was
 * decided, and nothing that a person has done by hand. Their values can still be changed.
 */
export function changeableInputs(run: Run, reached: string, names: readonly string[]): readonly string[] {
  const used = (name: string) => run.plan.steps.some((step) => hasUsed(step, name, {run, reached}))
  return names.filter((name) => name in run.plan.values && !isCaptured(run.plan, name) && !used(name))
}

function hasUsed(step: PlannedStep, name: string, {run, reached}: {run: Run; reached: string}): boolean {
  const outcome = run.steps.find(({id}) => id === step.id)
  const isOver = outcome !== undefined && outcome.status !== 'not-run'
  if (step.leftOut !== undefined || !(isOver || step.id === reached)) return false
  if (step.when?.name === name) return true
  // What a person has read and done cannot be taken back either.
  const hasBegun = outcome?.status === 'attested' || (outcome?.attempts ?? 0) > 0
  return hasBegun && stepMentions(step, name)
}

function isCaptured({steps}: Plan, name: string): boolean {
  return steps.some(({run, leftOut}) => leftOut === undefined && run?.capture === name)
}
