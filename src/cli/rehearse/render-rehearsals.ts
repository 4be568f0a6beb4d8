import {exitCodes} from '../../model/exit-codes.ts'
import {formatDuration} from '../../model/format-duration.ts'
import type {Rehearsal} from './rehearsal.ts'
import type {ApartRehearsal} from './rehearse-apart.ts'

/** ex: `disaster-recovery: begins` */
export function renderBegun(id: string): string {
  return `${id}: begins\n`
}

/** ex: `disaster-recovery: passed, 19 steps (1 skipped) in 32s`; everything that it showed where it did not pass. */
export function renderEnded(rehearsal: ApartRehearsal): string {
  const {runbook, exitCode, durationMs, run, error, output} = rehearsal
  const steps = run ? `${countSteps(run.steps)} ` : ''
  const line = `${runbook}: ${nameEnd(exitCode)}, ${steps}in ${formatDuration(durationMs)}\n`
  if (exitCode === exitCodes.done) return line
  const said = error ? `runbook: ${error.message}\n  ${error.hint}\n` : ''
  const all = `${output}${said}`.trimEnd()
  return `${line}${all.replace(/^(?=.)/gm, '  | ')}\n`
}

/** ex: `Rehearsed: 3 passed; 1 failed: scaling.` */
export function renderSum(
  ids: readonly string[],
  rehearsals: readonly Pick<Rehearsal, 'runbook' | 'exitCode'>[],
): string {
  const codeOf = new Map(rehearsals.map(({runbook, exitCode}) => [runbook, exitCode]))
  const ends = new Map<string, string[]>()
  for (const id of ids) {
    const end = nameEnd(codeOf.get(id))
    ends.set(end, [...(ends.get(end) ?? []), id])
  }
  const {passed = [], ...others} = Object.fromEntries(ends)
  const named = Object.entries(others).map(([end, list]) => `; ${list.length} ${end}: ${list.join(', ')}`)
  return `Rehearsed: ${passed.length} passed${named.join('')}.\n`
}

function countSteps(steps: readonly {status: string}[]): string {
  const skipped = steps.filter(({status}) => status === 'skipped').length
  return `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}${skipped > 0 ? ` (${skipped} skipped)` : ''}`
}

/** Usage and problems stop a rehearsal before its first step. */
function nameEnd(exitCode: number | undefined): string {
  if (exitCode === exitCodes.done) return 'passed'
  if (exitCode === undefined || exitCode === exitCodes.usage || exitCode === exitCodes.problems)
    return 'not rehearsed'
  return exitCode > 128 ? 'interrupted' : 'failed'
}
