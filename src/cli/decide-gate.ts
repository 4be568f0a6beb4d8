import type {Plan, PlannedStep} from '../model/plan.ts'
import {type Risk, risks} from '../model/runbook.ts'
import type {Gate, GateState} from '../plan-to-run/run-context.ts'
import type {CliIo} from './io.ts'
import {sanitize} from './terminal/sanitize.ts'

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

/** Decides whether a step runs: by policy where that suffices, else by the person at the terminal. */
export async function decideGate(
  step: PlannedStep,
  plan: Pick<Plan, 'environment'>,
  yes: Risk | undefined,
  io: CliIo,
  {isUnknown, role}: GateState = {isUnknown: false, role: 'run'},
): Promise<Gate> {
  const waiting = {step, role}
  if (isUnknown) return decideUnknown(waiting, plan, io)
  if (gateAsks(waiting, plan, yes, io))
    return step.kind === 'manual' ? askManual(step, plan, io) : askRun(waiting, plan, io)
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
async function decideUnknown(waiting: Waiting, plan: Pick<Plan, 'environment'>, io: CliIo): Promise<Gate> {
  const reason = `Step \`${waiting.step.id}\` had started when the run was interrupted, and nothing proves that it is done.`
  if (!io.isTerminal) return {kind: 'wait', reason: `${reason} Look, then resume at a terminal.`}
  io.err(`\n${reason}\n`)
  return askRun(waiting, plan, io)
}

async function askRun(waiting: Waiting, plan: Pick<Plan, 'environment'>, io: CliIo): Promise<Gate> {
  const verb = waiting.role === 'rollback' ? 'roll back' : 'run'
  for (;;) {
    const where = plan.environment.name.toUpperCase()
    const question = `${where}: ${verb} ${waiting.step.id} (${riskOf(waiting)})? [r]un, [s]kip, s[t]op: `
    const answer = (await io.ask(question)).trim()
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
