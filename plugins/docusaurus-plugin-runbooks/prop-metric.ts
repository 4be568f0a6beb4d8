import type {PropMeasured, PropMetric} from '../../src/model/prop-data.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import type {SlaMetric, SlaTarget} from '../../src/model/sla-metric.ts'
import {measureObjective, objectiveLimit} from './measure-objective.ts'

/** A metric in words. What a run measures of an objective comes from its evidence, all else from the data. */
export function propMetric(metric: SlaMetric, runbooks: readonly PropRunbook[]): PropMetric {
  const {id, name, window, formula, source, target} = metric
  const measured =
    'objective' in target
      ? measureObjective(target, runbooks)
      : metric.measured.map((one): PropMeasured => {
          const {value, environment, ...rest} = one
          return {...rest, environment, value: withUnit(value, metric), ...verdictOf(one, target)}
        })
  return {id, name, window, formula, source, target: renderTarget(metric, runbooks), measured}
}

/** What a metric aims at, ex: `< 0.1 %`. */
export function renderTarget(metric: SlaMetric, runbooks: readonly PropRunbook[]): string {
  const {target} = metric
  if ('objective' in target) return objectiveLimit(target, runbooks)
  if ('none' in target) return target.none
  return 'below' in target ? `< ${withUnit(target.below, metric)}` : `> ${withUnit(target.above, metric)}`
}

/** Only production meets a target or misses it: elsewhere a figure shows that the measurement works. */
function verdictOf(
  {environment, value}: SlaMetric['measured'][number],
  target: SlaTarget,
): Pick<PropMeasured, 'verdict'> {
  if (environment !== 'production' || !('below' in target || 'above' in target)) return {}
  const isMet = 'below' in target ? value < target.below : value > target.above
  return {verdict: isMet ? 'met' : 'missed'}
}

/** ex: `0.1 %`, `$12.50` */
export function withUnit(value: number, {unit}: SlaMetric): string {
  return unit === 'USD' ? `$${value.toFixed(2)}` : `${value} ${unit}`
}
