import type {RunEvent} from '../../model/event.ts'
import {formatDuration} from '../../model/format-duration.ts'
import type {Plan, PlannedStep} from '../../model/plan.ts'
import type {Fence} from '../../model/runbook.ts'
import type {CliIo} from '../io.ts'
import {createPaint} from './paint.ts'
import {createSanitizer, sanitize} from './sanitize.ts'

/** Shows a run while it happens, as lines that also read well in a log file. */
export interface LiveView {
  event(event: RunEvent): void
  output(text: string): void
}

const marks: Readonly<Record<string, string>> = {
  passed: '✓',
  attested: '✓',
  'rolled-back': '✓',
  skipped: '-',
  failed: '✗',
}

/** Makes a view that writes through `write`. */
export function createLiveView(plan: Plan, io: CliIo, write: (text: string) => void): LiveView {
  const paint = createPaint(io.useColour)
  const steps = new Map(plan.steps.map((step, index) => [step.id, {step, index}]))
  const sanitizer = createSanitizer(io)
  let isLineOpen = false
  const line = (text: string) => {
    const rest = sanitizer.end()
    write(`${rest}${isLineOpen ? '\n' : ''}${text}\n`)
    isLineOpen = false
  }
  const showStart = (id: string, attempt: number) => {
    const {step, index} = steps.get(id)!
    const again = attempt > 1 ? ` (attempt ${attempt} of ${step.retry + 1})` : ''
    line('')
    line(
      `${paint.strong(`[${index + 1}/${plan.steps.length}] ${id}`)}  ${step.title}  <${step.risk}>${again}`,
    )
    if (attempt === 1) for (const text of commandLines(step)) line(paint.faint(`    ${text}`))
  }
  const showEnd = (event: Extract<RunEvent, {kind: 'step-ended'}>) => {
    const {step, index} = steps.get(event.step)!
    if (event.attempt === 0)
      line(`\n${paint.strong(`[${index + 1}/${plan.steps.length}] ${step.id}`)}  ${step.title}`)
    const colour =
      event.status === 'passed' ? paint.good : event.status === 'skipped' ? paint.faint : paint.bad
    const parts = [`${marks[event.status] ?? '!'} ${event.status}`]
    if (event.reason) parts.push(event.reason)
    if (event.attempt > 0) parts.push(`in ${formatDuration(event.durationMs)}`)
    if (event.verify) parts.push(`verify ${event.verify.answer}`)
    if (event.requests.length > 0) parts.push(countOf(event.requests.length, 'request'))
    for (const [name, value] of Object.entries(event.captures)) line(`    ${name} = ${sanitize(value)}`)
    line(`  ${colour(parts.join(', '))}`)
    if (event.message) line(`  ${paint.bad(sanitize(event.message))}`)
    if (event.hint) line(`  ${sanitize(event.hint)}`)
  }
  const showRollback = (id: string, attempt: number) => {
    const {step} = steps.get(id)!
    const fence = step.rollback!
    line('')
    line(`${paint.strong(`roll back ${id}`)}  ${step.title}  <${fence.risk}>${attempt > 1 ? ' (again)' : ''}`)
    for (const text of fenceLines(fence)) line(paint.faint(`    ${text}`))
  }
  const showRollbackEnd = (event: Extract<RunEvent, {kind: 'step-rollback-ended'}>) => {
    if (event.attempt === 0) line(`\n${paint.strong(`roll back ${event.step}`)}`)
    const colour = event.status === 'rolled-back' ? paint.good : paint.bad
    const took = event.attempt > 0 ? `in ${formatDuration(event.durationMs)}` : (event.reason ?? '')
    line(`  ${colour(sanitize(`${marks[event.status] ?? '!'} ${event.status}, ${took}`))}`)
    if (event.message) line(`  ${paint.bad(sanitize(event.message))}`)
    if (event.hint) line(`  ${sanitize(event.hint)}`)
  }
  return {
    event(event) {
      if (event.kind === 'step-started') showStart(event.step, event.attempt)
      // What was left out beforehand stands in the first lines already.
      if (event.kind === 'step-ended' && steps.get(event.step)?.step.leftOut === undefined) showEnd(event)
      if (event.kind === 'step-rollback-started') showRollback(event.step, event.attempt)
      if (event.kind === 'step-rollback-ended') showRollbackEnd(event)
      if (event.kind === 'hook' && event.outcome === 'failed')
        line(`  ${paint.warn(`the webhook for ${event.on} was not told: ${event.reason ?? event.status}`)}`)
      if (event.kind === 'note')
        line(`  note${event.by === undefined ? '' : ` by ${event.by}`}: ${sanitize(event.text)}`)
    },
    output(text) {
      const shown = sanitizer.push(text)
      if (shown === '') return
      // One write for all lines: a step may print a million of them.
      const lines = shown.replace(/\n(?=[\s\S])/g, '\n  │ ')
      write(isLineOpen ? lines : `  │ ${lines}`)
      isLineOpen = !shown.endsWith('\n')
    },
  }
}

/** The commands of a step as they will run, marked as a shell or SQL prompt. */
export function commandLines(step: PlannedStep): readonly string[] {
  if (!step.run) return step.prose.trim().split('\n')
  return fenceLines(step.run)
}

function fenceLines({language, code}: Fence): readonly string[] {
  const prompt = language === 'sql' ? 'sql>' : '$'
  return code.split('\n').map((text, index) => `${index === 0 ? prompt : ' '.repeat(prompt.length)} ${text}`)
}

/** ex: 1 -> `1 request`, 2 -> `2 requests` */
function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
