import {digestOf} from '../../plugins/remark-runbook/digest.ts'
import type {Environment} from '../model/environment.ts'
import type {Plan, PlannedStep} from '../model/plan.ts'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {type GatheredValues, gatherValues} from './gather-values.ts'
import {type Selection, selectSteps} from './select-steps.ts'
import {capturesOf, stepUses} from './step-uses.ts'

/** What the operator asked for, besides runbook and environment. */
export interface PlanOptions extends Selection {
  /** `--input NAME=value`, by name. */
  readonly given?: Readonly<Record<string, string>>
}

/** A plan, and the inputs that are still missing; it runs only when none is. */
export interface PlannedRun {
  readonly plan: Plan
  readonly missing: readonly string[]
}

/**
 * Decides what will run, with which values. Pure: no file, no clock.
 * Throws RunbookError for a step or value that does not exist or cannot be used.
 */
export function planRun(runbook: Runbook, environment: Environment, options: PlanOptions = {}): PlannedRun {
  const given = options.given ?? {}
  const gathered = gatherValues(runbook, environment, given)
  const steps = planSteps(runbook, given, options)
  refuseMissingCaptures(runbook, steps, gathered.values)
  refuseMissingNeeds(steps)
  const scenario = environment.world?.scenarios[runbook.id] ?? 'healthy'
  const {name, description, guarded, yes, pass} = environment
  const plan = {
    version: 1 as const,
    runbook: {id: runbook.id, title: runbook.title, file: runbook.file, digest: runbook.digest},
    environment: {name, description, guarded, yes, pass, ...(environment.world && {scenario})},
    values: gathered.values,
    secrets: usedSecrets(gathered, steps),
    datetimes: Object.entries(runbook.inputs).flatMap(([input, {type}]) =>
      type === 'datetime' ? [input] : [],
    ),
    ...(runbook.escalate && {escalate: runbook.escalate}),
    objectives: runbook.objectives,
    steps,
  }
  const used = (input: string) => steps.some((step) => !step.leftOut && stepUses(step, input))
  return {plan: {...plan, digest: planDigest(plan)}, missing: gathered.missing.filter(used)}
}

function planSteps(
  runbook: Runbook,
  given: Readonly<Record<string, string>>,
  selection: Selection,
): PlannedStep[] {
  const leftOut = selectSteps(runbook, selection)
  return runbook.steps.map((step, index) => {
    const capture = step.run?.capture
    const reason =
      leftOut[index] ?? (capture && capture in given ? `${capture} was given by --input` : undefined)
    return reason === undefined ? step : {...step, leftOut: reason}
  })
}

function usedSecrets(gathered: GatheredValues, steps: readonly PlannedStep[]): readonly string[] {
  return gathered.secrets.filter((name) => steps.some((step) => !step.leftOut && stepUses(step, name)))
}

function refuseMissingCaptures(
  runbook: Runbook,
  steps: readonly PlannedStep[],
  values: Plan['values'],
): void {
  const lost = [...capturesOf(runbook)].filter(([name, {step}]) => {
    if (name in values || steps.find(({id}) => id === step)?.leftOut === undefined) return false
    return steps.some((user) => !user.leftOut && user.id !== step && stepUses(user, name))
  })
  if (lost.length === 0) return
  const listed = lost.map(([name, {step}]) => `\`${name}\` (captured by \`${step}\`)`).join(', ')
  throw new RunbookError(`The selected steps need values that left-out steps capture: ${listed}.`, {
    hint: `Give ${lost.map(([name]) => `--input ${name}=…`).join(' ')}, or select the capturing steps too.`,
  })
}

function refuseMissingNeeds(steps: readonly PlannedStep[]): void {
  for (const step of steps) {
    const absent = step.leftOut
      ? []
      : step.needs.filter((id) => steps.find((other) => other.id === id)?.leftOut)
    if (absent.length === 0) continue
    throw new RunbookError(
      `Step \`${step.id}\` needs \`${absent.join('`, `')}\`, which the selection leaves out.`,
      {
        hint: 'Select the needed steps too.',
      },
    )
  }
}

/** sha256 of the runbook's digest, the environment's name, the values and the selection. */
function planDigest(plan: Omit<Plan, 'digest'>): string {
  const {runbook, environment, values, steps} = plan
  const selection = steps.filter((step) => !step.leftOut).map((step) => step.id)
  return digestOf({runbook: runbook.digest, environment: environment.name, values, selection})
}
