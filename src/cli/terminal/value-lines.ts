import type {PlannedStep} from '../../model/plan.ts'
import type {Run} from '../../model/run.ts'
import {capturesOfRun} from '../../plan-to-run/resume-step.ts'
import {fencesUse, stepMentions} from '../../runbook-to-plan/step-uses.ts'
import {plain} from './plain.ts'

/** Of a long value only the beginning is shown, and how long it is. */
const shownChars = 200

/** The values that a step, or its rollback, uses, one a line, as its command will get them. ex: `REGION=europe-west1` */
export function valueLines(step: PlannedStep, role: 'run' | 'rollback', run: Run): readonly string[] {
  const values: Readonly<Record<string, string>> = {...run.plan.values, ...capturesOfRun(run)}
  const secrets = new Set([...run.plan.secrets, ...secretCaptures(run)])
  const uses = (name: string) =>
    role === 'run' ? stepMentions(step, name) : fencesUse([step.rollback], name)
  return [
    ...Object.entries(values).flatMap(([name, value]) =>
      uses(name) && !secrets.has(name) ? [`${name}=${renderValue(value)}`] : [],
    ),
    ...[...secrets].filter(uses).map((name) => `${name}=[secret]`),
  ]
}

/** A value on one line: one that has line ends, or would look like nothing, is quoted as JSON. */
export function renderValue(value: string): string {
  const shown = value === '' || /[\n\r\t]|^\s|\s$/.test(value) ? JSON.stringify(value) : value
  if (shown.length <= shownChars) return plain(shown)
  return `${plain(shown.slice(0, shownChars))}… (${value.length} characters)`
}

function secretCaptures({plan, steps}: Run): readonly string[] {
  return plan.steps.flatMap(({id, run}) =>
    run?.secret !== undefined && steps.some((step) => step.id === id && step.status === 'passed')
      ? [run.secret]
      : [],
  )
}
