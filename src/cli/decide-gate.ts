import type {Plan, PlannedStep} from '../model/plan.ts'
import {type Risk, risks} from '../model/runbook.ts'
import type {Gate, GateState} from '../plan-to-run/run-context.ts'
import type {CliIo} from './io.ts'

/** The highest risk that runs here without asking a person. */
export function allowedRisk({environment}: Pick<Plan, 'environment'>, yes: Risk | undefined): number {
  const allowed = yes ?? environment.yes
  return allowed === 'none' ? -1 : risks.indexOf(allowed)
}

/** A block that waits for its permission. */
interface Waiting {
  readonly step: PlannedStep
  readonly role: GateState['role']
}

/** What a block of a step risks: a rollback has a risk of its own. */
function riskOf({step, role}: Waiting): Risk {
  return role === 'rollback' ? step.rollback!.risk : step.risk
}

/** True when a person will be asked before this block runs. */
export function gateAsks(
  waiting: Waiting,
  plan: Pick<Plan, 'environment'>,
  yes: Risk | undefined,
  io: CliIo,
): boolean {
  const {kind} = waiting.step
  return io.isTerminal && (kind === 'manual' || risks.indexOf(riskOf(waiting)) > allowedRisk(plan, yes))
}

/** Puts the question to the person at the terminal; `reason` says why, when it is not the step's risk. */
export type Ask = (question: {readonly reason?: string}) => Promise<Gate>

/** Decides whether a step runs: by policy where that suffices, else by the person at the terminal. */
export async function decideGate(
  step: PlannedStep,
  {isUnknown, role}: GateState,
  {plan, yes, io, ask}: {plan: Pick<Plan, 'environment'>; yes: Risk | undefined; io: CliIo; ask: Ask},
): Promise<Gate> {
  const waiting = {step, role}
  if (isUnknown) return decideUnknown(waiting, io, ask)
  if (gateAsks(waiting, plan, yes, io)) return ask({})
  if (step.kind === 'manual') {
    return plan.environment.scenario !== undefined
      ? {kind: 'skip', reason: 'manual: not rehearsed'}
      : {kind: 'wait', reason: `Step \`${step.id}\` is manual: a person must do it and attest it.`}
  }
  const risk = riskOf(waiting)
  if (risks.indexOf(risk) <= allowedRisk(plan, yes)) return {kind: 'run'}
  const what = role === 'rollback' ? `The rollback of \`${step.id}\`` : `Step \`${step.id}\``
  const reason = `${what} is .${risk}, and nobody is at the terminal to allow it.`
  return {kind: 'wait', reason: `${reason} Allow it with --yes=${risk}.`}
}

/** A step that may have had its effect is never repeated without a person, whatever --yes says. */
async function decideUnknown({step}: Waiting, io: CliIo, ask: Ask): Promise<Gate> {
  const reason = `Step \`${step.id}\` had started when the run was interrupted, and nothing proves that it is done.`
  return io.isTerminal ? ask({reason}) : {kind: 'wait', reason: `${reason} Look, then resume at a terminal.`}
}
