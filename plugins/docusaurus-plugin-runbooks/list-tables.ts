import type {ComponentsFile} from '../../src/model/component.ts'
import type {ContactsFile} from '../../src/model/contacts.ts'
import type {Drill} from '../../src/model/drill.ts'
import type {PlanTask} from '../../src/model/plan-task.ts'
import type {PropMeasured, PropTable} from '../../src/model/prop-data.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import type {SearchWords} from '../../src/model/search-words.ts'
import type {SlaFile} from '../../src/model/sla-metric.ts'
import {listDrills} from './list-drills.ts'
import {renderTime} from './list-figures.ts'
import {measureObjective, objectiveLimit} from './measure-objective.ts'
import {budgetLevels} from './prop-budget.ts'
import {tableOfDrills} from './table-of-drills.ts'

/** The files of docs/_data, read. */
export interface SiteData {
  readonly tasks: readonly PlanTask[]
  readonly drills: readonly Drill[]
  readonly sla: SlaFile
  readonly contacts: ContactsFile
  readonly components: ComponentsFile
  readonly searchWords: SearchWords
}

/** Every table that a page may show by its name, as `<DataTable of="escalation" />` does. */
export function listTables(
  {tasks, drills, sla, contacts, components}: SiteData,
  runbooks: readonly PropRunbook[],
): Readonly<Record<string, PropTable>> {
  return {
    ...tablesOfContacts(contacts),
    ...tablesOfLevels(sla),
    components: tableOfComponents(components, runbooks),
    corrections: tableOfCorrections(tasks),
    drills: tableOfDrills(listDrills(runbooks, drills)),
  }
}

function tablesOfContacts({roles, channels, severities, escalation}: ContactsFile) {
  const nameOf = (id: string) => roles.find((role) => role.id === id)?.name ?? id
  return {
    roles: table(
      ['Role', 'Does', 'Person', 'Reach', 'Hours'],
      roles.map(({id, name, duty, person, reach, hours}) => [
        `${name} (\`${id}\`)`,
        duty,
        person,
        reach,
        hours,
      ]),
    ),
    channels: table(
      ['Channel', 'Address'],
      channels.map(({name, address}) => [name, address]),
    ),
    severities: table(
      ['Severity', 'What it means', 'Example', 'Acknowledged', 'Next message', 'When'],
      severities.map(({id, meaning, example, acknowledge, update, hours}) => {
        return [id, meaning, example, renderTime(acknowledge), renderTime(update), hours]
      }),
    ),
    escalation: table(
      ['After', 'Call', 'When'],
      escalation.map(({after, to, when}) => [renderTime(after), nameOf(to), when]),
    ),
  }
}

function tablesOfLevels(sla: SlaFile) {
  return {
    dependencies: table(
      ['Dependency', 'Google’s service level', 'Condition'],
      sla.dependencies.map(({name, level, condition, source}) => {
        return [{text: name, to: source}, `${level} %`, condition]
      }),
    ),
    budget: table(
      ['Level', 'Whose', `Allowed downtime in ${sla.budget.days} days`],
      budgetLevels(sla).map(({what, level, allowed}) => [level, what, allowed]),
    ),
    terms: table(
      ['Figure', 'Value', 'Why'],
      sla.terms.map(({id, value, why}) => [id.replaceAll('-', ' '), value, why]),
    ),
    'budget-policy': table(
      ['Spent', 'Then'],
      sla.budget.policy.map(({spent, action}) => [spent, action]),
    ),
  }
}

type Aim = ComponentsFile['components'][number]['rpo']

function tableOfComponents({components}: ComponentsFile, runbooks: readonly PropRunbook[]): PropTable {
  const aim = (value: Aim) =>
    typeof value === 'string'
      ? `${value}; not measured`
      : `${objectiveLimit(value, runbooks)}; ${renderMeasured(measureObjective(value, runbooks))}`
  return table(
    ['Component', 'What fails', 'What brings it back', 'RPO', 'RTO'],
    components.map(({name, answer, failure, backup, rpo, rto}) => {
      return [{text: name, to: answer}, failure, backup, aim(rpo), aim(rto)]
    }),
  )
}

/** ex: `production not measured; rehearsal 8.1 s on 2026-11-25` */
function renderMeasured(all: readonly PropMeasured[]): string {
  const elsewhere = all.map(({environment, value, date}) => `${environment} ${value} on ${date}`)
  const hasProduction = all.some(({environment}) => environment === 'production')
  return [...(hasProduction ? [] : ['production not measured']), ...elsewhere].join('; ')
}

function tableOfCorrections(tasks: readonly PlanTask[]): PropTable {
  return table(
    ['Task', 'The plan says', 'Here, and why'],
    tasks.flatMap(({number, home, corrections}) =>
      corrections.map(({plan, instead}) => [{text: String(number), to: home}, plan, instead]),
    ),
  )
}

function table(columns: readonly string[], rows: PropTable['rows']): PropTable {
  return {columns, rows, empty: 'Nothing is written down yet.'}
}
