import {renderDuration} from '../../src/components/text/render-duration.ts'
import type {SlaFile} from '../../src/model/sla-metric.ts'

const dayMs = 86_400_000

/** A level of availability and the downtime that it allows in the window. */
export interface BudgetLevel {
  readonly what: string
  readonly level: string
  readonly allowed: string
}

/** What all dependencies together allow: the product of their levels, in percent. */
export function ceilingOf({dependencies}: SlaFile): number {
  return round(dependencies.reduce((share, {level}) => share * (level / 100), 1) * 100, 8)
}

/** The calculation of the ceiling as people check it. ex: `0.9995 × 0.9995 = 0.99900025` */
export function renderProduct(sla: SlaFile): string {
  const factors = sla.dependencies.map(({level}) => round(level / 100, 8))
  return `${factors.join(' × ')} = ${round(ceilingOf(sla) / 100, 10)}`
}

/** The allowed downtime of each dependency, of the ceiling, and of the most that may be promised. */
export function budgetLevels(sla: SlaFile): readonly BudgetLevel[] {
  const ceiling = Number(ceilingOf(sla).toFixed(2))
  return [
    ...sla.dependencies.map(({name, level}) => ({what: name, level})),
    {what: 'both together, our ceiling', level: ceiling},
    {what: 'the most that may be promised', level: sla.promise},
  ].map(({what, level}) => ({
    what,
    level: `${level} %`,
    allowed: renderDuration(Math.round(sla.budget.days * dayMs * (1 - level / 100))),
  }))
}

/** Requests without an error that are needed before a rate can be called smaller than a limit: the rule of three. */
export function sampleFor(ratePercent: number): number {
  return Math.ceil(round(300 / ratePercent, 6))
}

// 0.1 + 0.2 is not 0.3: what people read is rounded back.
function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
