import type {Plan, PlannedStep} from '../model/plan.ts'
import type {Risk} from '../model/runbook.ts'
import type {Gate, GateState} from '../plan-to-run/run-context.ts'
import type {CliIo} from './io.ts'
import {type GateVerdict, judgeGate} from './judge-gate.ts'

/** What was allowed beforehand, on the command line. */
export interface GateOptions {
  readonly yes?: Risk
  readonly confirm?: readonly string[]
}

/** A block that is reached, where, and what was allowed beforehand. */
export interface ReachedStep extends GateState {
  readonly step: PlannedStep
  readonly plan: Pick<Plan, 'environment'>
  readonly options: GateOptions
}

/** Puts the question to the person at the terminal: what must be typed, and why, when it is not the step's risk. */
export type Ask = (question: {readonly reason?: string; readonly typed?: string}) => Promise<Gate>

/** True when a person will be asked before this block runs. */
export function gateAsks(reached: ReachedStep, io: CliIo): boolean {
  return ['ask', 'attest', 'type'].includes(judge(reached, io).kind)
}

/** What a person must type before this block runs; nothing where no name is asked for. */
export function typedFor(reached: ReachedStep, io: CliIo): {typed?: string} {
  const verdict = judge(reached, io)
  return verdict.kind === 'type' ? {typed: verdict.text} : {}
}

/** Decides whether a block runs: by policy where that suffices, else by the person at the terminal. */
export async function decideGate(reached: ReachedStep, io: CliIo, ask: Ask): Promise<Gate> {
  const verdict = judge(reached, io)
  const {isUnknown, step} = reached
  const reason = `Step \`${step.id}\` had started when the run was interrupted, and nothing proves that it is done.`
  switch (verdict.kind) {
    case 'ask':
    case 'type':
    case 'attest':
      return ask({...typedFor(reached, io), ...(isUnknown && {reason})})
    default:
      return verdict
  }
}

function judge({step, plan, options, isUnknown, role}: ReachedStep, {isTerminal}: CliIo): GateVerdict {
  const {yes, confirm} = options
  return judgeGate({step, environment: plan.environment, isTerminal, isUnknown, role, yes, confirm})
}
