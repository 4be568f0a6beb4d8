import {formatDuration} from '../../model/format-duration.ts'
import type {Plan, PlannedStep} from '../../model/plan.ts'
import {stepMentions} from '../../runbook-to-plan/step-uses.ts'
import type {WorstCase} from '../../runbook-to-plan/worst-case.ts'
import type {GateVerdict} from '../judge-gate.ts'
import {commandLines} from '../terminal/live-view.ts'
import {plain} from '../terminal/plain.ts'
import {renderValue} from '../terminal/value-lines.ts'
import type {Outlook, StepOutlook} from './outlook.ts'

/** Renders a plan for people: values first, then each step with its limits, its question and its way back. */
export function renderPlan(plan: Plan, outlook: Outlook): string {
  const {name, description} = plan.environment
  const steps = new Map(outlook.steps.map((step) => [step.id, step]))
  const lines = [
    `${plan.runbook.title} (${plan.runbook.id}) in ${name.toUpperCase()}: ${description}`,
    `plan ${plan.digest.slice(0, 12)} of runbook ${plan.runbook.digest.slice(0, 12)}`,
    ...(outlook.reviewFault === undefined
      ? []
      : [`not reviewed: ${outlook.reviewFault}; a run here needs --unreviewed "REASON"`]),
    '',
    ...renderValues(plan),
    ...plan.secrets.map((secret) => `  ${secret}=(secret, fetched when the run starts)`),
    ...plan.steps.flatMap((step, index) => ['', ...renderStep(step, index, steps.get(step.id))]),
    '',
    ...renderSum(plan, outlook),
  ]
  return `${lines.map(plain).join('\n')}\n`
}

/** The values that some step uses; an environment has those of all runbooks. */
function renderValues({values, steps}: Plan): readonly string[] {
  const selected = steps.filter(({leftOut}) => leftOut === undefined)
  const used = Object.entries(values).filter(([name]) => selected.some((step) => stepMentions(step, name)))
  const others = Object.keys(values).length - used.length
  return [
    ...used.map(([name, value]) => `  ${name}=${renderValue(value)}`),
    ...(others > 0 ? [`  (${others} more of the environment, which no step here uses)`] : []),
  ]
}

function renderStep(step: PlannedStep, index: number, outlook: StepOutlook | undefined): readonly string[] {
  const head = `${index + 1}. ${step.id}  ${step.title}  <${step.risk}>`
  if (!outlook) return [head, `   left out: ${step.leftOut}`]
  return [
    head,
    ...commandLines(step).map((line) => `   ${line}`),
    ...(step.run ? [`   at most ${renderWorst(outlook.worstCase)}`] : []),
    `   here: ${renderGate(outlook.gate)}`,
    `   back: ${renderWayBack(step)}`,
  ]
}

/** ex: `41m 10s: run 30m 5s, verify 10m 50s, pauses 15s` */
function renderWorst({runMs, verifyMs, pauseMs, totalMs}: WorstCase): string {
  const parts = [
    ['run', runMs],
    ['verify', verifyMs],
    ['pauses', pauseMs],
  ] as const
  const used = parts.filter(([, ms]) => ms > 0)
  if (used.length < 2) return formatDuration(totalMs)
  return `${formatDuration(totalMs)}: ${used.map(([name, ms]) => `${name} ${formatDuration(ms)}`).join(', ')}`
}

function renderGate(gate: GateVerdict): string {
  switch (gate.kind) {
    case 'run':
      return 'runs without asking'
    case 'ask':
      return 'asks whether it runs'
    case 'type':
      return `asks to type ${gate.text}`
    case 'attest':
      return 'asks whether it is done, by hand'
    case 'skip':
      return `skipped (${gate.reason})`
    case 'wait':
      return `waits for a person${gate.option === undefined ? '' : `; ${gate.option} lets it run`}`
  }
}

function renderWayBack(step: PlannedStep): string {
  const {rollback} = step
  if (!rollback) return step.risk === 'read' ? 'nothing to undo' : 'stays as it is'
  const limit = formatDuration(rollback.timeoutMs + step.graceMs)
  return `line ${rollback.place.line}, ${rollback.risk}, at most ${limit}`
}

function renderSum({steps}: Plan, {worstCase, worstWayBackMs, stays, steps: selected}: Outlook): string[] {
  const byHand = steps.filter(({kind, leftOut}) => kind === 'manual' && leftOut === undefined).length
  const people = byHand === 0 ? '' : `, ${byHand} of them by hand, which nobody can time`
  return [
    `${selected.length} steps${people}; at most ${renderWorst(worstCase)}. Questions and secrets take their own time.`,
    `Back: at most ${formatDuration(worstWayBackMs)}. Stays as it is: ${stays.join(', ') || 'nothing'}.`,
  ]
}
