import type {Run, StepOutcome} from '../../model/run.ts'

/** Where the record of a run is, and how a person starts this CLI. */
export interface RecordPlace {
  /** The folder that holds all runs. */
  readonly runs: string
  /** ex: `npx --no runbook` */
  readonly command: string
  /** `--runs-dir` as it was given: the next command needs it too. */
  readonly runsDir?: string | undefined
}

/** The commands that come next, to be copied as they stand: go on, undo, look. */
export function nextLines(run: Run, place: RecordPlace): readonly string[] {
  const stopped = stoppedAt(run)
  const log = stopped?.output?.log
  const call = (name: string) => renderCall(name, run.id, place)
  return [
    ...(stopped ? [`Stopped at: ${stopped.id}, ${stopped.status}`] : []),
    ...(log === undefined ? [] : [`Log of it: ${place.runs}/${run.id}/${log}`]),
    ...(canResume(run) ? [`Go on: ${call('resume')}`] : []),
    ...(canRollBack(run)
      ? [`${run.rollback ? 'Go on with the rollback' : 'Undo'}: ${call('rollback')}`]
      : []),
    `Report: ${call('report')}`,
  ]
}

/** A command for a run, as it is to be typed. ex: `npx --no runbook resume RUN` */
export function renderCall(name: string, run: string, {command, runsDir}: RecordPlace): string {
  return `${command} ${name} ${run}${runsDir === undefined ? '' : ` --runs-dir ${quote(runsDir)}`}`
}

/** The step at which the run ended before its time. */
function stoppedAt({status, rollback, steps}: Run): StepOutcome | undefined {
  if (status === 'passed' || rollback) return undefined
  const over = ['passed', 'skipped', 'attested']
  return steps.find((step) => !over.includes(step.status))
}

function canResume({status, rollback, plan}: Run): boolean {
  return plan.environment.scenario === undefined && status !== 'passed' && !rollback
}

function canRollBack({status, plan, steps}: Run): boolean {
  if (plan.environment.scenario !== undefined || status === 'rolled-back') return false
  const hasActed = (id: string) => steps.some((step) => step.id === id && step.attempts > 0)
  return plan.steps.some((step) => step.rollback !== undefined && hasActed(step.id))
}

/** A path as a shell takes it. */
function quote(text: string): string {
  return /^[\w./~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
