import type {Call, CoveredCommand, Flag} from '../command.ts'
import {CommandError} from '../stand-in-error.ts'
import {sqlInstance} from './sql-addresses.ts'
import {waitForOperation} from './wait-for-operation.ts'

const database: Flag = {kind: 'value', isRequired: true}

/** `gcloud sql export sql` and `import sql`. */
export const sqlTransfers: readonly CoveredCommand[] = [
  {
    words: 'sql export sql',
    positionals: ['INSTANCE', 'URI'],
    flags: {database: {kind: 'value'}, offload: {kind: 'switch'}},
    output: {kind: 'nothing'},
    takesFormat: false,
    run: exportSql,
  },
  {
    words: 'sql import sql',
    positionals: ['INSTANCE', 'URI'],
    flags: {database, user: {kind: 'value'}},
    output: {kind: 'nothing'},
    takesFormat: false,
    run: importSql,
  },
]

async function exportSql({api, project, positionals, values, switches, say}: Call): Promise<undefined> {
  const uri = requireUri(positionals.URI!)
  const address = sqlInstance(project, positionals.INSTANCE!)
  const exportContext = {
    kind: 'sql#exportContext',
    fileType: 'SQL',
    uri,
    ...(values.database !== undefined && {databases: values.database.split(',')}),
    offload: switches.offload ?? false,
    sqlExportOptions: {postgresExportOptions: {clean: false, ifExists: false}},
  }
  const operation = await api.send('POST', `${address}/export`, {body: {exportContext}})
  say('Exporting Cloud SQL instance...')
  await waitForOperation(api, project, operation)
  say(`Exported [${address}] to [${uri}].`)
}

async function importSql({api, project, positionals, values, say}: Call): Promise<undefined> {
  const uri = requireUri(positionals.URI!)
  const address = sqlInstance(project, positionals.INSTANCE!)
  const importContext = {
    kind: 'sql#importContext',
    fileType: 'SQL',
    uri,
    database: values.database,
    ...(values.user !== undefined && {importUser: values.user}),
    sqlImportOptions: {},
  }
  const operation = await api.send('POST', `${address}/import`, {body: {importContext}})
  say('Importing data into Cloud SQL instance...')
  await waitForOperation(api, project, operation)
  say(`Imported data from [${uri}] into [${address}].`)
}

function requireUri(uri: string): string {
  if (/^gs:\/\/[^/]+\/.+$/.test(uri)) return uri
  throw new CommandError(`Invalid Google Cloud Storage URI: ${uri}.`)
}
