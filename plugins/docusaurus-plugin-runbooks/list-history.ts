import {renderDuration} from '../../src/components/text/render-duration.ts'
import type {Drill} from '../../src/model/drill.ts'
import type {PropBudget, PropHistory, PropPoint} from '../../src/model/prop-data.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import type {SlaFile, SlaMetric} from '../../src/model/sla-metric.ts'
import {type ListedDrill, listDrills} from './list-drills.ts'
import {findObjective} from './measure-objective.ts'
import {renderTarget, withUnit} from './prop-metric.ts'

/** What was measured of every metric, by its id: an objective by kept drills and the evidence of runs, all else by the data. */
export function listHistory(
  {metrics}: Pick<SlaFile, 'metrics'>,
  runbooks: readonly PropRunbook[],
  drills: readonly Drill[],
): Readonly<Record<string, PropHistory>> {
  const listed = listDrills(runbooks, drills)
  return Object.fromEntries(metrics.map((metric) => [metric.id, historyOf(metric, runbooks, listed)]))
}

/** The error budget at the most that may be promised; spent is what the newest month in production used up. */
export function propBudget({metrics, promise, budget}: SlaFile): PropBudget {
  const allowedMs = Math.round(budget.days * 86_400_000 * (1 - promise / 100))
  const measured = metrics
    .find(({id}) => id === 'availability')
    ?.measured.filter(({environment}) => environment === 'production')
    .sort((a, b) => a.date.localeCompare(b.date))
    .at(-1)
  const level = {level: promise, days: budget.days, allowedMs}
  if (!measured) return level
  const ms = Math.round(budget.days * 86_400_000 * (1 - measured.value / 100))
  return {...level, spent: {ms, day: measured.date}}
}

function historyOf(
  metric: SlaMetric,
  runbooks: readonly PropRunbook[],
  drills: readonly ListedDrill[],
): PropHistory {
  const {id, name, target} = metric
  const points =
    'objective' in target ? pointsOfDrills(findObjective(target, runbooks), drills) : pointsOfData(metric)
  const value = limitOf(target, runbooks)
  return {
    ...{id, name},
    ...(value !== undefined && {limit: {value, text: renderTarget(metric, runbooks)}}),
    points: [...points].sort((a, b) => (a.at ?? a.day).localeCompare(b.at ?? b.day)),
  }
}

function limitOf(target: SlaMetric['target'], runbooks: readonly PropRunbook[]): number | undefined {
  if ('below' in target) return target.below
  if ('above' in target) return target.above
  if ('none' in target) return undefined
  const {runbook, kind} = findObjective(target, runbooks)
  return kind === 'rto' ? runbook.rtoWithinMs : runbook.rpoWithinMs
}

function pointsOfDrills(
  {runbook: {id}, kind}: ReturnType<typeof findObjective>,
  drills: readonly ListedDrill[],
): readonly PropPoint[] {
  return drills.flatMap(({runbook, environment, startedAt: at, ...drill}) => {
    const value = kind === 'rto' ? drill.rtoMs : drill.rpoMs
    if (runbook.id !== id || value === undefined) return []
    return [{environment, day: at.slice(0, 10), at, value, text: renderDuration(value)}]
  })
}

function pointsOfData(metric: SlaMetric): readonly PropPoint[] {
  return metric.measured.map(({environment, date, value}) => {
    return {environment, day: date, value, text: withUnit(value, metric)}
  })
}
