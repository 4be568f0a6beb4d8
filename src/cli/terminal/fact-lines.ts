import {formatDuration} from '../../model/format-duration.ts'
import type {PlannedStep} from '../../model/plan.ts'
import type {Risk} from '../../model/runbook.ts'
import {measureBudget} from './budget-line.ts'
import {fenceLines} from './fence-lines.ts'
import type {Look, StepScreen} from './step-screen.ts'
import {wrapAfter} from './wrap.ts'

/** Of a long rollback only the beginning is shown here; `p` prints all of it. */
const shownUndoLines = 4

const risks: Readonly<Record<Risk, string>> = {
  read: 'read: it only looks',
  change: 'change: it changes something',
  destructive: 'DESTRUCTIVE: what it removes does not come back by itself',
}

/** Says what a step risks, how it is undone, how it is checked, its limit, and the time that is used. */
export function factLines(screen: StepScreen, {columns, paint}: Look): readonly string[] {
  const {step, run, now, role, failed} = screen
  const fact = (label: string, text: string) => wrapAfter(`  ${label.padEnd(9)}`, text, columns)
  const budget = measureBudget(run, now)
  const risk = role === 'rollback' ? step.rollback!.risk : step.risk
  return [
    ...(failed ? failureFacts(screen).flatMap(([label, text]) => fact(label, text)) : []),
    ...(step.kind === 'manual' && risk === 'read'
      ? []
      : fact('risk', risks[risk]).map(risk === 'destructive' ? paint.bad : plainly)),
    ...(role === 'run' ? undoLines(step, fact) : []),
    ...(role === 'run' && step.verify ? fact('check', renderVerify(step)) : []),
    ...(step.kind === 'command' ? fact('limit', renderLimit(step, role)) : []),
    ...fact('time', budget.text).map(budget.isOver ? paint.bad : plainly),
  ]
}

const plainly = (text: string) => text

function failureFacts({failed, step, logs = ''}: StepScreen): readonly (readonly [string, string])[] {
  if (!failed) return []
  const code = failed.exitCode === undefined || failed.exitCode === 0 ? '' : `, exit code ${failed.exitCode}`
  return [
    ['ended', `${failed.status}${code}, attempt ${failed.attempt}`],
    ...(failed.output ? [['log', `${logs}${failed.output.log}`] as const] : []),
    ...(step.risk === 'read' ? [] : [['retry', renderRetry(step)] as const]),
  ]
}

/** What a retry does first: a change is never just repeated. */
function renderRetry({verify}: PlannedStep): string {
  return verify
    ? 'asks its verify first, and runs again only if that does not hold'
    : 'runs again at once: it has no verify, so look first'
}

function undoLines(step: PlannedStep, fact: (label: string, text: string) => readonly string[]) {
  if (!step.rollback) {
    if (step.risk === 'read') return []
    return fact('undo', step.kind === 'manual' ? 'only by hand' : 'stays as it is: it has no rollback')
  }
  const lines = fenceLines(step.rollback)
  const left = lines.length - shownUndoLines
  return [
    ...fact('undo', `its rollback (${step.rollback.risk}):`),
    ...lines.slice(0, shownUndoLines).map((line) => `           ${line}`),
    ...(left > 0 ? [`           … ${left} more ${left === 1 ? 'line' : 'lines'}: p prints them`] : []),
  ]
}

function renderVerify({verify}: PlannedStep): string {
  if (!verify) return ''
  if (verify.retry === 0) return 'its verify is asked after it'
  return `its verify is asked after it, up to ${verify.retry + 1} times, every ${formatDuration(verify.everyMs)}`
}

function renderLimit(step: PlannedStep, role: StepScreen['role']): string {
  if (role === 'rollback') return formatDuration(step.rollback!.timeoutMs)
  const limit = formatDuration(step.timeoutMs)
  return step.retry === 0 ? limit : `${limit} an attempt, ${step.retry + 1} attempts`
}
