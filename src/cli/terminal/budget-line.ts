import {formatDuration} from '../../model/format-duration.ts'
import type {Run} from '../../model/run.ts'
import {instantOf, measureObjectives} from '../../run-to-report/measure-objectives.ts'

/** Time that is used, of what there is, and whether it is over. */
export interface Budget {
  readonly text: string
  readonly isOver: boolean
}

/** Says how much of the recovery time is used, and when to escalate. ex: `12m of 30m; escalate to platform-lead after 15m` */
export function measureBudget(run: Run, now: Date): Budget {
  const used = renderUsed(run, now)
  const escalation = renderEscalation(run, now)
  return {
    text: [used.text, ...(escalation ? [escalation.text] : [])].join('; '),
    isOver: used.isOver || escalation?.isOver === true,
  }
}

function renderUsed(run: Run, now: Date): Budget {
  const {rto} = run.plan.objectives
  if (!rto) return {text: `${since(Date.parse(run.startedAt), now)} since the start`, isOver: false}
  const limit = formatDuration(rto.withinMs)
  const {measuredMs, met} = measureObjectives(run).rto!
  if (measuredMs !== undefined) {
    return {text: `recovered in ${formatDuration(measuredMs)} of ${limit}`, isOver: !met}
  }
  const from = instantOf(rto.from, 'start', run)
  if (from === undefined) return {text: `${limit} to recover, counted from ${rto.from}`, isOver: false}
  return {
    text: `${since(from, now)} of ${limit} to recover`,
    isOver: now.getTime() - from > rto.withinMs,
  }
}

function renderEscalation({plan, startedAt}: Run, now: Date): Budget | undefined {
  if (!plan.escalate) return undefined
  const {afterMs, to} = plan.escalate
  const isOver = now.getTime() - Date.parse(startedAt) > afterMs
  const limit = formatDuration(afterMs)
  return {
    text: isOver ? `escalate to ${to} now, ${limit} have passed` : `escalate to ${to} after ${limit}`,
    isOver,
  }
}

/** Whole seconds: nobody reads tenths at 3 a.m. */
function since(fromMs: number, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - fromMs) / 1000))
  return seconds === 0 ? '0s' : formatDuration(seconds * 1000)
}
