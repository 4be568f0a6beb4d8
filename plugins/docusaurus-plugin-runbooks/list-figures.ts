import {renderDuration} from '../../src/components/text/render-duration.ts'
import type {ContactsFile} from '../../src/model/contacts.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import type {SlaFile} from '../../src/model/sla-metric.ts'
import {parseDuration} from '../remark-runbook/index.ts'
import {ceilingOf, renderProduct, sampleFor} from './prop-budget.ts'
import {renderTarget} from './prop-metric.ts'

/**
 * Every figure that a page may name, by its key, as `<Figure of="sla.rto" />` shows it.
 * A page then never holds a number of its own.
 */
export function listFigures(
  {sla, contacts}: {sla: SlaFile; contacts: ContactsFile},
  runbooks: readonly PropRunbook[],
): Readonly<Record<string, string>> {
  return {
    promise: `${sla.promise} %`,
    ceiling: `${ceilingOf(sla).toFixed(2)} %`,
    'ceiling.product': renderProduct(sla),
    'budget.days': `${sla.budget.days} days`,
    ...entries(sla.metrics, (metric) => [`sla.${metric.id}`, renderTarget(metric, runbooks)]),
    ...entries(sla.metrics.flatMap(sampleOf), (sample) => sample),
    ...entries(sla.terms, ({id, value}) => [`term.${id}`, value]),
    ...entries(contacts.times, ({id, value}) => [`time.${id}`, renderTime(value)]),
    ...entries(contacts.escalation, ({to, after}) => [`escalation.${to}`, renderTime(after)]),
    ...entries(contacts.severities, ({id, acknowledge}) => [`${id}.acknowledge`, renderTime(acknowledge)]),
    ...entries(contacts.severities, ({id, update}) => [`${id}.update`, renderTime(update)]),
  }
}

/** A time as people read it: a duration such as `15m`, or words as they are. */
export function renderTime(text: string): string {
  const durationMs = parseDuration(text)
  if (durationMs === undefined) return text
  return durationMs === 0 ? 'at once' : renderDuration(durationMs)
}

// A rate below a limit needs a sample; for other units the rule of three says nothing.
function sampleOf({id, unit, target}: SlaFile['metrics'][number]): readonly (readonly [string, string])[] {
  if (unit !== '%' || !('below' in target)) return []
  return [[`sample.${id}`, `${sampleFor(target.below).toLocaleString('en')} requests`]]
}

function entries<Item>(items: readonly Item[], entry: (item: Item) => readonly [string, string]) {
  return Object.fromEntries(items.map(entry))
}
