import {renderDuration} from '../../src/components/text/render-duration.ts'
import type {ObjectiveResult} from '../../src/model/evidence.ts'
import type {PropCell, PropTable} from '../../src/model/prop-data.ts'
import type {PropRun, PropRunbook} from '../../src/model/prop-runbook.ts'

/** What was practised, newest first: one line for each run whose evidence this build has. */
export function tableOfDrills(runbooks: readonly PropRunbook[]): PropTable {
  const runs = runbooks.flatMap((runbook) =>
    [...(runbook.run ? [runbook.run] : []), ...runbook.outside].map((run) => ({runbook, run})),
  )
  return {
    columns: ['Day', 'Runbook', 'Run', 'Took', 'Recovery time', 'Data loss'],
    rows: runs
      .sort((a, b) => b.run.startedAt.localeCompare(a.run.startedAt))
      .map(({runbook, run}) => rowOf(runbook, run)),
    empty: 'No drill has left evidence in this build.',
  }
}

function rowOf({title, permalink}: PropRunbook, run: PropRun): readonly PropCell[] {
  const {startedAt, environment, status, durationMs, rto, rpo, current} = run
  return [
    startedAt.slice(0, 10),
    {text: title, to: permalink},
    `${environment}, ${status}${current ? '' : ', older text'}`,
    renderDuration(durationMs),
    renderResult(rto),
    renderResult(rpo),
  ]
}

function renderResult(result: ObjectiveResult | undefined): string {
  if (!result) return 'no limit set'
  return result.measuredMs === undefined ? 'not measured' : renderDuration(result.measuredMs)
}
