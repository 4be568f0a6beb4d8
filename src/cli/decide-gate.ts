import type {Plan, PlannedStep} from '../model/plan.ts'
import {type Risk, risks} from '../model/runbook.ts'
import type {Gate} from '../plan-to-run/run-context.ts'
import type {CliIo} from './io.ts'
import {sanitize} from './terminal/sanitize.ts'

/** The highest risk that runs here without asking a person. */
export function allowedRisk({environment}: Pick<Plan, 'environment'>, yes: Risk | undefined): number {
  const allowed = yes ?? environment.yes
  return allowed === 'none' ? -1 : risks.indexOf(allowed)
}

/** True when a person will be asked before this step. */
export function gateAsks(
  step: PlannedStep,
  plan: Pick<Plan, 'environment'>,
  yes: Risk | undefined,
  io: CliIo,
): boolean {
  return io.isTerminal && (step.kind === 'manual' || risks.indexOf(step.risk) > allowedRisk(plan, yes))
}

/** Decides whether a step runs: by policy where that suffices, else by the person at the terminal. */
export async function decideGate(
  step: PlannedStep,
  plan: Pick<Plan, 'environment'>,
  yes: Risk | undefined,
  io: CliIo,
  state: {readonly isUnknown: boolean} = {isUnknown: false},
): Promise<Gate> {
  if (state.isUnknown) return decideUnknown(step, plan, io)
  if (gateAsks(step, plan, yes, io))
    return step.kind === 'manual' ? askManual(step, plan, io) : askRun(step, plan, io)
  if (step.kind === 'manual') {
    return plan.environment.scenario !== undefined
      ? {kind: 'skip', reason: 'manual: not rehearsed'}
      : {kind: 'wait', reason: `Step \`${step.id}\` is manual: a person must do it and attest it.`}
  }
  if (risks.indexOf(step.risk) <= allowedRisk(plan, yes)) return {kind: 'run'}
  const reason = `Step \`${step.id}\` is .${step.risk}, and nobody is at the terminal to allow it.`
  return {kind: 'wait', reason: `${reason} Allow it with --yes=${step.risk}.`}
}

/** A step that may have had its effect is never repeated without a person, whatever --yes says. */
async function decideUnknown(step: PlannedStep, plan: Pick<Plan, 'environment'>, io: CliIo): Promise<Gate> {
  const reason = `Step \`${step.id}\` had started when the run was interrupted, and nothing proves that it is done.`
  if (!io.isTerminal) return {kind: 'wait', reason: `${reason} Look, then resume at a terminal.`}
  io.err(`\n${reason}\n`)
  return askRun(step, plan, io)
}

async function askRun(step: PlannedStep, plan: Pick<Plan, 'environment'>, io: CliIo): Promise<Gate> {
  for (;;) {
    const where = plan.environment.name.toUpperCase()
    const answer = (await io.ask(`${where}: run ${step.id} (${step.risk})? [r]un, [s]kip, s[t]op: `)).trim()
    if (answer === 'r' || answer === 'run') return {kind: 'run'}
    if (answer === 't' || answer === 'stop') return {kind: 'stop'}
    if (answer !== 's' && answer !== 'skip') continue
    return {kind: 'skip', reason: await askText('Why is it skipped? ', io)}
  }
}

async function askManual(step: PlannedStep, plan: Pick<Plan, 'environment'>, io: CliIo): Promise<Gate> {
  io.err(`\n${step.id}  ${step.title}  (manual)\n\n${sanitize(step.prose.trim())}\n\n`)
  for (;;) {
    const where = plan.environment.name.toUpperCase()
    const answer = (await io.ask(`${where}: ${step.id} [d]one, [s]kip, s[t]op: `)).trim()
    if (answer === 't' || answer === 'stop') return {kind: 'stop'}
    if (answer === 'd' || answer === 'done')
      return {kind: 'attest', note: await askText('What did you do? ', io)}
    if (answer === 's' || answer === 'skip')
      return {kind: 'skip', reason: await askText('Why is it skipped? ', io)}
  }
}

/** Asks until something is said: a skip without a reason helps nobody afterwards. */
async function askText(question: string, io: CliIo): Promise<string> {
  for (;;) {
    const answer = (await io.ask(question)).trim()
    if (answer !== '') return answer
  }
}
