import type {Call, CoveredCommand, Resource} from '../command.ts'
import {plainColumn} from '../output/column.ts'
import {sqlInstance} from './sql-addresses.ts'
import {waitForOperation} from './wait-for-operation.ts'

/** `gcloud sql databases`. */
export const sqlDatabases: readonly CoveredCommand[] = [
  {
    words: 'sql databases list',
    positionals: [],
    flags: {instance: {kind: 'value', isRequired: true}},
    output: {kind: 'table', columns: ['name', 'charset', 'collation'].map((key) => plainColumn(key))},
    takesFormat: true,
    filterKeys: ['name'],
    run: listDatabases,
  },
  {
    words: 'sql databases create',
    positionals: ['DATABASE'],
    flags: {instance: {kind: 'value', isRequired: true}},
    output: {kind: 'yaml'},
    takesFormat: true,
    run: createDatabase,
  },
]

async function listDatabases({api, project, values}: Call): Promise<readonly Resource[]> {
  const {items = []} = await api.send('GET', `${sqlInstance(project, values.instance!)}/databases`)
  return items as readonly Resource[]
}

/** gcloud prints what was asked for, not what the API has made of it. */
async function createDatabase({api, project, positionals, values, say, print}: Call): Promise<Resource> {
  const instance = values.instance!
  const shape = {instance, name: positionals.DATABASE, project}
  const body = {kind: 'sql#database', ...shape}
  const operation = await api.send('POST', `${sqlInstance(project, instance)}/databases`, {body})
  say('Creating Cloud SQL database...')
  await waitForOperation(api, project, operation).catch((cause) => {
    print(`Database creation failed. Check if a database named ${positionals.DATABASE} already exists.\n`)
    throw cause
  })
  say(`Created database [${positionals.DATABASE}].`)
  return shape
}
