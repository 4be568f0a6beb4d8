import type {RunEvent} from '../../model/event.ts'
import {formatDuration} from '../../model/format-duration.ts'
import type {Plan, PlannedStep} from '../../model/plan.ts'
import {fenceLines} from './fence-lines.ts'
import type {LineWriter} from './line-writer.ts'
import type {Paint} from './paint.ts'
import {plain} from './plain.ts'
import type {StepClock} from './step-clock.ts'
import {wrapAfter} from './wrap.ts'

/** Shows a run while it happens, as lines that also read well in a log file. */
export interface LiveView {
  event(event: RunEvent): void
  output(text: string): void
  /** Takes the clock away until it is drawn again. */
  clear(): void
  /** Leaves the terminal so that anything may be written next. */
  end(): void
}

/** What a LiveView is made from. */
export interface ViewParts {
  readonly plan: Plan
  readonly paint: Paint
  readonly lines: LineWriter
  readonly clock: StepClock
  readonly columns: () => number
  /** The whole screen of a step that starts; absent where plain lines are wanted. */
  readonly screen?: (step: PlannedStep, role: 'run' | 'rollback') => readonly string[]
}

type StepEnd = Extract<RunEvent, {kind: 'step-ended' | 'step-rollback-ended'}>

const marks: Readonly<Record<string, string>> = {
  passed: '✓',
  attested: '✓',
  'rolled-back': '✓',
  skipped: '-',
  failed: '✗',
}

/** Makes a view. */
export function createLiveView(parts: ViewParts): LiveView {
  const {lines, clock} = parts
  const steps = new Map(parts.plan.steps.map((step) => [step.id, step]))
  // A question shows the screen too, and a second attempt needs none.
  const shown = new Set<string>()
  let hasGoneForward = false
  return {
    event(event) {
      if (event.kind === 'asked') shown.add(event.step)
      if (event.kind === 'run-started' || event.kind === 'run-resumed') hasGoneForward = true
      if (event.kind === 'rollback-started') {
        shown.clear()
        if (hasGoneForward) showTurn(event, parts)
      }
      if (event.kind === 'step-started' || event.kind === 'step-rollback-started') {
        const step = steps.get(event.step)!
        const role = event.kind === 'step-started' ? 'run' : 'rollback'
        if (event.kind === 'step-started' && event.asks) showDoubt(step, parts)
        else {
          showStart(step, {role, attempt: event.attempt, isShown: shown.has(step.id)}, parts)
          shown.add(step.id)
        }
        clock.start(step, role === 'run' ? step.timeoutMs : step.rollback!.timeoutMs)
      }
      if (event.kind === 'step-ended' || event.kind === 'step-rollback-ended') {
        clock.stop()
        // What was left out beforehand stands in the first lines already.
        const step = steps.get(event.step)!
        if (step.leftOut === undefined) showEnd(event, {step, isShown: shown.has(step.id)}, parts)
      }
      if (event.kind === 'note') showNote(event, parts)
      if (event.kind === 'input-changed') lines.line(`  ${event.name} is now ${plain(event.value)}`)
      if (event.kind === 'hook' && event.outcome === 'failed') showSilence(event, parts)
    },
    output(text) {
      clock.heard(() => lines.output(text), text.endsWith('\n'))
    },
    clear: clock.clear,
    end() {
      clock.stop()
      lines.closeLine()
    },
  }
}

/** The run turns back on the way: says what will be undone, and what no rollback undoes, before the first one runs. */
function showTurn({steps, stays}: Extract<RunEvent, {kind: 'rollback-started'}>, {lines}: ViewParts): void {
  lines.line('')
  lines.line(`Rolling back, in this order: ${steps.join(', ') || 'nothing is to be undone'}`)
  lines.line(`Stays as it is: ${stays.join(', ') || 'nothing'}`)
}

/** Nothing of the step runs yet: its screen comes with the question, if there is one. */
function showDoubt(step: PlannedStep, {plan, paint, lines, columns}: ViewParts): void {
  lines.line('')
  const text = step.verify
    ? 'its end is not known, so its verify is asked whether it is done'
    : 'its end is not known, and it has no verify to ask'
  const label = `${headOf(step, 'run', plan)}  `
  for (const line of wrapAfter(label, text, columns())) lines.line(paint.strong(line))
}

interface Start {
  readonly role: 'run' | 'rollback'
  readonly attempt: number
  readonly isShown: boolean
}

function showStart(
  step: PlannedStep,
  {role, attempt, isShown}: Start,
  {plan, paint, lines, screen}: ViewParts,
): void {
  const again = attempt > 1 ? ` (attempt ${attempt})` : ''
  if (screen) {
    if (!isShown) for (const text of screen(step, role)) lines.line(text)
    lines.line(paint.strong(`▸ ${role === 'run' ? '' : 'rolling back '}${step.id}${again}`))
    return
  }
  const fence = role === 'run' ? step.run : step.rollback
  const risk = role === 'run' ? step.risk : step.rollback!.risk
  lines.line('')
  lines.line(`${paint.strong(headOf(step, role, plan))}  ${plain(step.title)}  <${risk}>${again}`)
  if (fence && attempt === 1) for (const text of fenceLines(fence)) lines.line(paint.faint(`    ${text}`))
}

/** ex: `[7/20] clone`, `roll back clone` */
function headOf(step: PlannedStep, role: Start['role'], {steps}: Plan): string {
  if (role === 'rollback') return `roll back ${step.id}`
  return `[${steps.findIndex(({id}) => id === step.id) + 1}/${steps.length}] ${step.id}`
}

function showEnd(
  event: StepEnd,
  {step, isShown}: {step: PlannedStep; isShown: boolean},
  {plan, paint, lines, screen, columns}: ViewParts,
): void {
  const isForward = event.kind === 'step-ended'
  if (event.attempt === 0 && !(screen && isShown))
    lines.line(`\n${paint.strong(headOf(step, isForward ? 'run' : 'rollback', plan))}  ${plain(step.title)}`)
  if (isForward)
    for (const [name, value] of Object.entries(event.captures)) lines.line(`    ${name} = ${plain(value)}`)
  lines.line(`  ${colourOf(event, paint)(renderEnd(event))}`)
  // A log keeps a message on one line; a terminal gets whole words.
  const wrap = (text: string) => (screen ? wrapAfter('  ', plain(text), columns()) : [`  ${plain(text)}`])
  if (event.message) for (const text of wrap(event.message)) lines.line(paint.bad(text))
  if (event.hint) for (const text of wrap(event.hint)) lines.line(text)
}

function colourOf({status}: StepEnd, paint: Paint): (text: string) => string {
  if (['passed', 'attested', 'rolled-back'].includes(status)) return paint.good
  return status === 'skipped' ? paint.faint : paint.bad
}

/** ex: `✓ passed, in 3.2s, verify holds, 2 requests` */
function renderEnd(event: StepEnd): string {
  const verify = event.kind === 'step-ended' ? event.verify : undefined
  const count = event.requests.length
  return [
    `${marks[event.status] ?? '!'} ${event.status}`,
    ...(event.reason === undefined ? [] : [plain(event.reason)]),
    ...(event.attempt > 0 && event.status !== 'skipped' ? [`in ${formatDuration(event.durationMs)}`] : []),
    ...(verify ? [`verify ${verify.answer}`] : []),
    ...(count > 0 ? [`${count} request${count === 1 ? '' : 's'}`] : []),
  ].join(', ')
}

function showNote({by, text}: Extract<RunEvent, {kind: 'note'}>, {lines}: ViewParts): void {
  lines.line(`  note${by === undefined ? '' : ` by ${plain(by)}`}: ${plain(text)}`)
}

/** A webhook was not told. */
function showSilence(event: Extract<RunEvent, {kind: 'hook'}>, {paint, lines}: ViewParts): void {
  const why = plain(`${event.reason ?? event.status}`)
  lines.line(`  ${paint.warn(`the webhook for ${event.on} was not told: ${why}`)}`)
}

/** The commands of a step as they will run, marked as a shell or SQL prompt; of a manual step its prose. */
export function commandLines(step: PlannedStep): readonly string[] {
  return step.run ? fenceLines(step.run) : plain(step.prose).trim().split('\n')
}
