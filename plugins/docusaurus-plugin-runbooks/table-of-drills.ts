import {renderMoment} from '../../src/components/MeasuredHistory/render-moment.ts'
import {renderDuration} from '../../src/components/text/render-duration.ts'
import type {PropCell, PropTable} from '../../src/model/prop-data.ts'
import type {ListedDrill} from './list-drills.ts'

/** What was practised, newest first: one line for each run. A measured time is never called met here. */
export function tableOfDrills(drills: readonly ListedDrill[]): PropTable {
  return {
    columns: ['Began (UTC)', 'Runbook', 'Where', 'Took', 'Recovery time', 'Data loss', 'Commit'],
    rows: drills.toReversed().map(rowOf),
    empty: 'No drill is kept, and none has left evidence in this build.',
  }
}

function rowOf(drill: ListedDrill): readonly PropCell[] {
  const {runbook, startedAt, environment, isolation, durationMs, commit, current} = drill
  return [
    renderMoment({at: startedAt, day: startedAt}).replace(' UTC', ''),
    {text: runbook.title, to: runbook.permalink},
    [environment, ...(isolation === 'none' ? [] : [isolation]), ...(current ? [] : ['older text'])].join(
      ', ',
    ),
    renderDuration(durationMs),
    renderTime(drill.rtoMs, runbook.rtoWithinMs),
    renderTime(drill.rpoMs, runbook.rpoWithinMs),
    commit ? `\`${commit.slice(0, 7)}\`` : 'unknown',
  ]
}

function renderTime(measuredMs: number | undefined, withinMs: number | undefined): string {
  if (measuredMs !== undefined) return renderDuration(measuredMs)
  return withinMs === undefined ? 'no limit set' : 'not measured'
}
