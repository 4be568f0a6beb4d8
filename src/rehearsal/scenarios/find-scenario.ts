import {RunbookError} from '../../model/runbook-error.ts'
import {badDeploy} from './bad-deploy.ts'
import {droppedTable} from './dropped-table.ts'
import {exported} from './exported.ts'
import {healthy} from './healthy.ts'
import {loadTest} from './load-test.ts'
import type {Scenario} from './scenario.ts'
import {slowQueries} from './slow-queries.ts'
import {watched} from './watched.ts'

const scenarios: readonly Scenario[] = [
  healthy,
  droppedTable,
  badDeploy,
  watched,
  loadTest,
  slowQueries,
  exported,
]

/** Names of all scenarios, each with the inputs that its environment has to give. Every world begins as a healthy one. */
export const scenarioSizes: ReadonlyMap<string, readonly string[]> = new Map(
  scenarios.map(({name, sizes = []}) => [name, [...new Set([...(healthy.sizes ?? []), ...sizes])]]),
)

/** The scenario of this name. Throws RunbookError that lists the names when there is none. */
export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name)
  if (found) return found
  throw new RunbookError(`The rehearsal has no scenario \`${name}\`.`, {
    hint: `Name one of ${scenarios.map((scenario) => scenario.name).join(', ')} in the environment file.`,
  })
}
