import type {PlannedStep} from '../../model/plan.ts'
import type {Run} from '../../model/run.ts'
import type {StepEnded} from '../../plan-to-run/execute-step.ts'
import {factLines} from './fact-lines.ts'
import {fenceLines} from './fence-lines.ts'
import type {Paint} from './paint.ts'
import {plain} from './plain.ts'
import {readProse} from './read-prose.ts'
import {valueLines} from './value-lines.ts'
import {wrapProse} from './wrap.ts'

/** What a person sees of a step before it runs, after it failed, or before it is rolled back. */
export interface StepScreen {
  readonly step: PlannedStep
  /** The run so far, with the values as they are now. */
  readonly run: Run
  readonly now: Date
  readonly role: 'run' | 'rollback'
  /** How it ended, when it did not pass. */
  readonly failed?: StepEnded
  /** The run's folder with a slash, before the name of a log. */
  readonly logs?: string
}

/** How lines are drawn. */
export interface Look {
  readonly columns: number
  readonly paint: Paint
}

/**
 * Renders one screen: where am I, in which environment, what will run with which values, what it risks, how it is
 * undone, and the time. Commands are never broken; prose is.
 */
export function renderStepScreen(screen: StepScreen, look: Look): readonly string[] {
  const {step, run, role, failed} = screen
  const values = failed ? [] : valueLines(step, role, run)
  const title = `${step.id}: ${step.title}${step.kind === 'manual' ? ' (by hand)' : ''}`
  return [
    '',
    renderHead(screen, look),
    ...wrapProse(plain(title), look.columns).map(look.paint.strong),
    '',
    ...(failed ? [] : [...renderTask(step, role, look), '']),
    ...(values.length > 0 ? [...values.map((line) => `  ${line}`), ''] : []),
    ...factLines(screen, look),
    '',
  ]
}

/** ex: `── PRODUCTION ── step 7 of 20 ── Restore ─────` */
function renderHead({step, run, role, failed}: StepScreen, {columns, paint}: Look): string {
  const {steps, environment} = run.plan
  const place = `step ${steps.findIndex(({id}) => id === step.id) + 1} of ${steps.length}`
  const what = failed ? `${place} ${failed.status}` : role === 'rollback' ? `roll back ${place}` : place
  const parts = [environment.name.toUpperCase(), what, ...(step.section === '' ? [] : [plain(step.section)])]
  const head = `── ${parts.join(' ── ')} `
  const colour = failed ? paint.bad : environment.guarded ? paint.warn : paint.strong
  return colour(head.padEnd(Math.min(columns, 100), '─'))
}

/** The commands, or what a person has to do. */
function renderTask(step: PlannedStep, role: StepScreen['role'], {columns}: Look): readonly string[] {
  const fence = role === 'rollback' ? step.rollback : step.run
  if (fence) return fenceLines(fence).map((line) => `  ${line}`)
  return wrapProse(plain(readProse(step.prose)), columns - 2).map((line) => `  ${line}`.trimEnd())
}
