import {checkInteger, readPointInTime} from '../arguments/check-value.ts'
import type {Call, CoveredCommand, Resource} from '../command.ts'
import {ApiFailure} from '../stand-in-error.ts'
import {buildPatch} from './build-patch.ts'
import {sqlInstance} from './sql-addresses.ts'
import {instanceColumns} from './sql-columns.ts'
import {waitForOperation} from './wait-for-operation.ts'

/** `gcloud sql instances` commands that change something. */
export const sqlInstanceChanges: readonly CoveredCommand[] = [
  {
    words: 'sql instances clone',
    positionals: ['SOURCE', 'DESTINATION'],
    flags: {
      'point-in-time': {kind: 'value', check: (text) => readPointInTime('--point-in-time', text)},
    },
    output: {kind: 'table', columns: instanceColumns},
    takesFormat: true,
    run: cloneInstance,
  },
  {
    words: 'sql instances patch',
    positionals: ['INSTANCE'],
    flags: {
      'deletion-protection': {kind: 'switch', isNegatable: true},
      'enable-point-in-time-recovery': {kind: 'switch', isNegatable: true},
      'backup-start-time': {kind: 'value'},
      'retained-transaction-log-days': {
        kind: 'value',
        check: checkInteger('--retained-transaction-log-days', {from: 1, to: 35}),
      },
    },
    output: {kind: 'nothing'},
    takesFormat: false,
    run: patchInstance,
  },
  {
    words: 'sql instances delete',
    positionals: ['INSTANCE'],
    flags: {},
    output: {kind: 'nothing'},
    takesFormat: false,
    run: deleteInstance,
  },
]

/** gcloud looks at the source first, for a warning about its key, whatever comes of it. */
async function lookFirst({api}: Call, address: string): Promise<void> {
  await api.send('GET', address).catch((cause) => {
    if (!(cause instanceof ApiFailure)) throw cause
  })
}

/** gcloud prints a clone as a list of one. */
async function cloneInstance(call: Call): Promise<readonly Resource[]> {
  const {api, project, positionals, values, say} = call
  const source = sqlInstance(project, positionals.SOURCE!)
  const destination = sqlInstance(project, positionals.DESTINATION!)
  const time = values['point-in-time']
  const cloneContext = {
    kind: 'sql#cloneContext',
    destinationInstanceName: positionals.DESTINATION,
    ...(time !== undefined && {pointInTime: readPointInTime('--point-in-time', time)}),
  }
  await lookFirst(call, source)
  const operation = await api.send('POST', `${source}/clone`, {body: {cloneContext}})
  say('Cloning Cloud SQL instance...')
  await waitForOperation(api, project, operation)
  say(`Created [${destination}].`)
  const {kind: _, ...instance} = await api.send('GET', destination)
  return [instance]
}

async function patchInstance(call: Call): Promise<undefined> {
  const {api, project, positionals, say} = call
  const address = sqlInstance(project, positionals.INSTANCE!)
  const body = buildPatch(call, await api.send('GET', address))
  say('The following message will be used for the patch API method.')
  say(JSON.stringify(body))
  const operation = await api.send('PATCH', address, {body})
  say('Patching Cloud SQL instance...')
  await waitForOperation(api, project, operation)
  say(`Updated [${address}].`)
  await api.send('GET', address)
}

async function deleteInstance(call: Call): Promise<undefined> {
  const {api, project, positionals, say} = call
  const address = sqlInstance(project, positionals.INSTANCE!)
  await lookFirst(call, address)
  const operation = await api.send('DELETE', address)
  say('Deleting Cloud SQL instance...')
  await waitForOperation(api, project, operation)
  say(`Deleted [${address}].`)
}
