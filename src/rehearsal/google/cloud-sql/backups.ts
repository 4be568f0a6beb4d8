import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import type {Google} from '../google.ts'
import {readBody} from '../read-body.ts'
import type {Store} from '../store.ts'
import {requireInstance} from './find-instance.ts'
import {startOperation} from './operations.ts'
import type {BackupRun} from './sql-resource.ts'

const insertSchema = z.looseObject({description: z.string().default('')})

/** `backupRuns.insert`, `list` and `get`. */
export function backupRoutes(google: Google, base: string): Route[] {
  const {store} = google
  return [
    route('GET', `${base}/instances/{instance}/backupRuns`, ({params}) => {
      const {name} = requireInstance(store, params.instance!)
      const runs = [...store.backupRuns.values()].filter((one) => one.instance === name).reverse()
      return ok({kind: 'sql#backupRunsList', items: runs.map(renderBackup)})
    }),
    route('GET', `${base}/instances/{instance}/backupRuns/{backup}`, ({params}) =>
      ok(renderBackup(requireBackup(store, params.instance!, params.backup!))),
    ),
    route('POST', `${base}/instances/{instance}/backupRuns`, (call) => insertBackup(google, call)),
    route('DELETE', `${base}/instances/{instance}/backupRuns/{backup}`, (call) => deleteBackup(google, call)),
  ]
}

/** The backup run of this id. Throws ApiError 404 when the instance has no such run. */
export function requireBackup(store: Store, instance: string, id: string): BackupRun {
  const run = store.backupRuns.get(id)
  if (run?.instance === instance) return run
  throw new ApiError(
    'NOT_FOUND',
    `The backup run ${id} of ${instance} does not exist.`,
    'backupRunDoesNotExist',
  )
}

/** Takes a base backup of the running server and keeps the run up to date; used by the API and by the scenarios. */
export async function performBackup({postgres}: Google, run: BackupRun): Promise<void> {
  const {instance, type, description} = run
  const backup = await postgres.backup(instance, {type, description})
  Object.assign(run, {status: 'SUCCESSFUL', endTime: backup.endedAt, baseBackup: backup.id})
}

/** Puts a backup run that has just begun into the store. */
export function addBackupRun(
  store: Store,
  run: Pick<BackupRun, 'instance' | 'type' | 'description'>,
): BackupRun {
  let id = Date.now()
  while (store.backupRuns.has(String(id))) id += 1
  const enqueuedTime = new Date().toISOString()
  const added: BackupRun = {...run, id: String(id), enqueuedTime, status: 'RUNNING'}
  store.backupRuns.set(added.id, added)
  return added
}

function insertBackup(google: Google, call: Call): Reply {
  const {name} = requireInstance(google.store, call.params.instance!)
  const {description} = readBody(call, insertSchema)
  const run = addBackupRun(google.store, {instance: name, type: 'ON_DEMAND', description})
  const failed = () => {
    Object.assign(run, {status: 'FAILED', endTime: new Date().toISOString()})
  }
  const work = () => performBackup(google, run)
  const operation = {type: 'BACKUP_VOLUME', target: name, backupId: run.id, fail: call.failOperation}
  return ok(startOperation(google, {...operation, work, failed}))
}

function deleteBackup(google: Google, {params, failOperation}: Call): Reply {
  const {id, instance} = requireBackup(google.store, params.instance!, params.backup!)
  const work = async () => void google.store.backupRuns.delete(id)
  return ok(startOperation(google, {type: 'DELETE_BACKUP', target: instance, fail: failOperation, work}))
}

function renderBackup(run: BackupRun): object {
  const {id, instance, description, type, status, enqueuedTime, endTime} = run
  const startTime = enqueuedTime
  const times = {enqueuedTime, startTime, windowStartTime: startTime, ...(endTime && {endTime})}
  return {kind: 'sql#backupRun', id, instance, description, type, status, backupKind: 'SNAPSHOT', ...times}
}
