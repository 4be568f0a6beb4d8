import type {Plan, PlannedStep} from '../../model/plan.ts'
import {
  type WorstCase,
  worstCaseOf,
  worstCaseOfAll,
  worstWayBackMs,
} from '../../runbook-to-plan/worst-case.ts'
import type {CliIo} from '../io.ts'
import {type GateVerdict, judgeGate} from '../judge-gate.ts'

/** What a run of a plan will ask for, and how long it can take: known before it starts. */
export interface Outlook {
  /** With every limit and retry used; people and the fetching of secrets are not counted. */
  readonly worstCase: WorstCase
  /** The longest that rolling everything back can take. */
  readonly worstWayBackMs: number
  /** Ids of the steps that change something and have no way back. */
  readonly stays: readonly string[]
  readonly steps: readonly StepOutlook[]
  /** Why the text does not count as reviewed; only in a guarded environment. */
  readonly reviewFault?: string
}

/** The same for one step that will run. */
export interface StepOutlook {
  readonly id: string
  readonly worstCase: WorstCase
  /** What the guard says here, at this terminal or without one, when no option is given. */
  readonly gate: GateVerdict
}

/** Looks ahead on a plan, with the policy that the run itself will follow. */
export function outlookOf(
  plan: Plan,
  {isTerminal}: Pick<CliIo, 'isTerminal'>,
  reviewFault: string | undefined,
): Outlook {
  const selected = plan.steps.filter((step) => step.leftOut === undefined)
  const {environment} = plan
  const gateOf = (step: PlannedStep) =>
    judgeGate({step, environment, isTerminal, role: 'run', isUnknown: false})
  return {
    worstCase: worstCaseOfAll(selected),
    worstWayBackMs: worstWayBackMs(selected),
    stays: selected.filter((step) => step.risk !== 'read' && !step.rollback).map(({id}) => id),
    steps: selected.map((step) => ({id: step.id, worstCase: worstCaseOf(step), gate: gateOf(step)})),
    ...(reviewFault !== undefined && {reviewFault}),
  }
}
