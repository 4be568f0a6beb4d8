import type {Plan, PlannedStep} from '../model/plan.ts'
import {type Risk, risks} from '../model/runbook.ts'
import type {GateState} from '../plan-to-run/run-context.ts'

/** What is known when a step is reached: everything that its permission depends on, and nothing else. */
export interface GateCase extends GateState {
  readonly step: Pick<PlannedStep, 'id' | 'kind' | 'risk' | 'rollback'>
  readonly environment: Pick<Plan['environment'], 'name' | 'guarded' | 'yes' | 'scenario'>
  readonly isTerminal: boolean
  /** `--yes=RISK`. */
  readonly yes?: Risk | undefined
  /** Each `--confirm=ENV:STEP`. */
  readonly confirm?: readonly string[] | undefined
}

/** What the policy says of a step that is reached. */
export type GateVerdict =
  | {readonly kind: 'run'; readonly confirmed?: string}
  /** A person at the terminal says whether it runs. */
  | {readonly kind: 'ask'}
  /** A person at the terminal does it by hand and says so. */
  | {readonly kind: 'attest'}
  /** A person at the terminal types this text, which no option answers. */
  | {readonly kind: 'type'; readonly text: string}
  | {readonly kind: 'skip'; readonly reason: string}
  /** A person is needed and none is there; the option, where there is one, would let it run. */
  | {readonly kind: 'wait'; readonly reason: string; readonly option?: string}

/** The whole policy of who may run what, as docs/reference/environments.md has it. Pure: it asks and prints nothing. */
export function judgeGate(gate: GateCase): GateVerdict {
  if (gate.step.kind === 'manual') return judgeManual(gate)
  if (gate.isTerminal) {
    if (wantsTyping(gate)) return {kind: 'type', text: gate.environment.name}
    return gate.isUnknown || !isAllowed(gate) ? {kind: 'ask'} : {kind: 'run'}
  }
  return judgeUnattended(gate)
}

/** What a block of a step risks: a rollback has a risk of its own. */
export function riskOf({step, role}: Pick<GateCase, 'step' | 'role'>): Risk {
  return role === 'rollback' ? step.rollback!.risk : step.risk
}

function judgeManual({step, isTerminal, environment}: GateCase): GateVerdict {
  if (isTerminal) return {kind: 'attest'}
  return environment.scenario !== undefined
    ? {kind: 'skip', reason: 'manual: not rehearsed'}
    : {kind: 'wait', reason: `Step \`${step.id}\` is manual: a person must do it and attest it.`}
}

function judgeUnattended(gate: GateCase): GateVerdict {
  const {step, environment, isUnknown, role} = gate
  if (isUnknown) {
    const reason = `Step \`${step.id}\` had started when the run was interrupted, and nothing proves that it is done.`
    return {kind: 'wait', reason: `${reason} Look, then resume at a terminal.`}
  }
  const token = `${environment.name}:${step.id}`
  if (gate.confirm?.includes(token)) return {kind: 'run', confirmed: `--confirm=${token}`}
  const isTyped = wantsTyping(gate) && environment.name !== 'local'
  if (!isTyped && isAllowed(gate)) return {kind: 'run'}
  const what = role === 'rollback' ? `The rollback of \`${step.id}\`` : `Step \`${step.id}\``
  const reason = `${what} is .${riskOf(gate)}, and nobody is at the terminal to allow it.`
  const option = isTyped ? `--confirm=${token}` : `--yes=${riskOf(gate)}`
  return {kind: 'wait', reason: `${reason} Allow it with ${option}.`, option}
}

/** What destroys something in a guarded environment is confirmed by its name, whatever --yes says. */
function wantsTyping(gate: GateCase): boolean {
  return gate.environment.guarded && riskOf(gate) === 'destructive'
}

/** True when --yes, or else the environment, lets this risk run without asking. */
function isAllowed(gate: GateCase): boolean {
  const allowed = gate.yes ?? gate.environment.yes
  return allowed !== 'none' && risks.indexOf(riskOf(gate)) <= risks.indexOf(allowed)
}
