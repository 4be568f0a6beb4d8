import type {Run} from '../../model/run.ts'
import type {RunbookError} from '../../model/runbook-error.ts'
import {plain} from '../terminal/plain.ts'
import type {RunDifference, StepDifference, ValueDifference} from './compare-run.ts'
import type {StepChange} from './compare-step.ts'

const marks = {same: '=', changed: '~', new: '+', gone: '-'} as const

/** Renders what changed since a run stopped, and whether it may go on. */
export function renderDifference(
  run: Run,
  {steps, values}: RunDifference,
  {refusals, command}: {readonly refusals: readonly RunbookError[]; readonly command: string},
): string {
  const width = Math.max(...steps.map(({id}) => id.length))
  const lines = [
    `${run.id} of ${run.plan.runbook.id} in ${run.plan.environment.name.toUpperCase()}: ${run.status}`,
    ...values.map(renderValue),
    '',
    ...steps.flatMap((step) => renderStep(step, width)),
    '',
    ...(refusals.length === 0
      ? [`The run may go on: ${command} resume ${run.id}`]
      : refusals.flatMap(({message, hint}) => [`Resume refuses: ${message}`, `  ${hint}`])),
  ]
  return `${lines.map(plain).join('\n')}\n`
}

function renderValue({name, run, today}: ValueDifference): string {
  const now = today === undefined ? 'nothing gives it today' : `today it is ${today}`
  return run === undefined ? `  ${name}: the run has none; ${now}` : `  ${name}: the run keeps ${run}; ${now}`
}

function renderStep(step: StepDifference, width: number): readonly string[] {
  const facts = [step.status, explain(step)].filter((fact) => fact !== undefined)
  return [
    `${marks[step.change]} ${step.id.padEnd(width)}  ${facts.join(', ')}`,
    ...step.changes.flatMap(renderChange).map((line) => `    ${line}`),
  ]
}

function explain({change, remains}: StepDifference): string | undefined {
  switch (change) {
    case 'same':
      return undefined
    case 'new':
      return 'new: the run does not have it'
    case 'gone':
      return `gone from the page${remains ? '' : '; the run is past it'}`
    case 'changed':
      return `changed${remains ? '' : '; the run is past it'}`
  }
}

function renderChange(change: StepChange): readonly string[] {
  if (change.kind === 'attribute') return [`${change.name}: ${change.before} -> ${change.after}`]
  return [`${change.name}:`, ...change.diff.map((line) => `  ${line}`)]
}
