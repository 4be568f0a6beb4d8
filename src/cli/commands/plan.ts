import {formatDuration} from '../../model/format-duration.ts'
import type {Plan} from '../../model/plan.ts'
import type {CliIo} from '../io.ts'
import {prepareRun, type RunRequest} from '../prepare-run.ts'
import {commandLines} from '../terminal/live-view.ts'

/** `runbook plan`: prints what `run` would execute, and executes nothing. */
export async function planCommand(options: RunRequest & {json?: boolean}, io: CliIo): Promise<number> {
  const {plan} = await prepareRun(options, io)
  io.out(options.json ? `${JSON.stringify(plan, undefined, 2)}\n` : renderPlan(plan))
  return 0
}

/** Renders a plan for people: values first, then each step with its limits and its way back. */
export function renderPlan(plan: Plan): string {
  const {name, description} = plan.environment
  const lines = [
    `${plan.runbook.title} (${plan.runbook.id}) in ${name.toUpperCase()}: ${description}`,
    `plan ${plan.digest.slice(0, 12)} of runbook ${plan.runbook.digest.slice(0, 12)}`,
    '',
    ...Object.entries(plan.values).map(([value, text]) => `  ${value}=${text}`),
    ...plan.secrets.map((secret) => `  ${secret}=(secret, fetched when the run starts)`),
  ]
  for (const [index, step] of plan.steps.entries()) {
    lines.push('', `${index + 1}. ${step.id}  ${step.title}  <${step.risk}>`)
    if (step.leftOut !== undefined) {
      lines.push(`   left out: ${step.leftOut}`)
      continue
    }
    lines.push(...commandLines(step).map((line) => `   ${line}`))
    lines.push(`   at most ${formatDuration(worstCaseMs(step))}; ${wayBack(step)}`)
  }
  const selected = plan.steps.filter((step) => step.leftOut === undefined)
  const worst = selected.reduce((sum, step) => sum + worstCaseMs(step), 0)
  lines.push('', `${selected.length} steps; at most ${formatDuration(worst)} if every retry is used.`)
  return `${lines.join('\n')}\n`
}

function wayBack(step: Plan['steps'][number]): string {
  if (step.kind === 'manual') return 'manual'
  if (step.rollback) return `rolled back by line ${step.rollback.place.line}`
  return step.risk === 'read' ? 'changes nothing' : 'stays as it is on rollback'
}

function worstCaseMs(step: Plan['steps'][number]): number {
  if (!step.run) return 0
  const verify = step.verify
    ? (step.verify.retry + 1) * step.verify.timeoutMs + step.verify.retry * step.verify.everyMs
    : 0
  return (step.retry + 1) * (step.timeoutMs + verify) + step.retry * step.everyMs
}
