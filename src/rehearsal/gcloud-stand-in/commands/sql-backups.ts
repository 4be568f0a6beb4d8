import {encodeSegment} from '../api/api.ts'
import type {Call, CoveredCommand, Resource} from '../command.ts'
import {ApiFailure} from '../stand-in-error.ts'
import {sqlInstance} from './sql-addresses.ts'
import {backupColumns} from './sql-columns.ts'
import {waitForOperation} from './wait-for-operation.ts'

/** `gcloud sql backups`. */
export const sqlBackups: readonly CoveredCommand[] = [
  {
    words: 'sql backups list',
    positionals: [],
    flags: {instance: {kind: 'value', isRequired: true}},
    output: {kind: 'table', columns: backupColumns},
    takesFormat: true,
    filterKeys: ['description', 'status', 'type'],
    opensList: true,
    run: listBackups,
  },
  {
    words: 'sql backups create',
    positionals: [],
    flags: {instance: {kind: 'value', isRequired: true}, description: {kind: 'value'}},
    output: {kind: 'nothing'},
    takesFormat: false,
    run: createBackup,
  },
  {
    words: 'sql backups delete',
    positionals: ['ID'],
    flags: {instance: {kind: 'value', isRequired: true}},
    output: {kind: 'nothing'},
    takesFormat: false,
    run: deleteBackup,
  },
  {
    words: 'sql backups restore',
    positionals: ['ID'],
    flags: {
      'restore-instance': {kind: 'value', isRequired: true},
      'backup-instance': {kind: 'value', isRequired: true},
    },
    output: {kind: 'nothing'},
    takesFormat: false,
    run: restoreBackup,
  },
]

async function listBackups({api, project, values}: Call): Promise<readonly Resource[]> {
  const address = `${sqlInstance(project, values.instance!)}/backupRuns`
  const {items = []} = await api.send('GET', address, {query: {maxResults: '100'}})
  return items as readonly Resource[]
}

/** gcloud looks at the instance first, for a warning about its key, whatever comes of it. */
async function createBackup({api, project, values, say}: Call): Promise<undefined> {
  const {instance, description} = values
  const address = sqlInstance(project, instance!)
  await api.send('GET', address).catch((cause) => {
    if (!(cause instanceof ApiFailure)) throw cause
  })
  const body = {kind: 'sql#backupRun', instance, ...(description !== undefined && {description})}
  const operation = await api.send('POST', `${address}/backupRuns`, {body})
  say('Backing up Cloud SQL instance...')
  await waitForOperation(api, project, operation)
  say(`[${address}] backed up.`)
}

async function deleteBackup({api, project, positionals, values, say}: Call): Promise<undefined> {
  const address = `${sqlInstance(project, values.instance!)}/backupRuns/${encodeSegment(positionals.ID!)}`
  const operation = await api.send('DELETE', address)
  say('Deleting backup run...')
  await waitForOperation(api, project, operation)
  say(`Deleted backup run [${positionals.ID}].`)
}

async function restoreBackup({api, project, positionals, values, say}: Call): Promise<undefined> {
  const address = sqlInstance(project, values['restore-instance']!)
  const restoreBackupContext = {backupRunId: positionals.ID, instanceId: values['backup-instance']}
  const operation = await api.send('POST', `${address}/restoreBackup`, {body: {restoreBackupContext}})
  say('Restoring Cloud SQL instance...')
  await waitForOperation(api, project, operation)
  say(`Restored [${address}].`)
}
