import * as z from 'zod'
import {RecoveryRangeError} from '../../postgres/recovery-range-error.ts'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import type {Google} from '../google.ts'
import {readBody} from '../read-body.ts'
import {requireBackup} from './backups.ts'
import {requireFreeName, requireInstance} from './find-instance.ts'
import {addInstance} from './new-instance.ts'
import {requireIdle, startOperation} from './operations.ts'
import type {BackupRun} from './sql-resource.ts'

const cloneSchema = z.looseObject({
  cloneContext: z.looseObject({
    destinationInstanceName: z.string(),
    pointInTime: z.iso.datetime({offset: true}).optional(),
  }),
})
const restoreSchema = z.looseObject({
  restoreBackupContext: z.looseObject({backupRunId: z.coerce.string(), instanceId: z.string().optional()}),
})

/** `clone`, `restoreBackup` and `getLatestRecoveryTime`: the real recovery of a real PostgreSQL. */
export function recoveryRoutes(google: Google, base: string): Route[] {
  return [
    route('POST', `${base}/instances/{instance}/clone`, (call) => cloneInstance(google, call)),
    route('POST', `${base}/instances/{instance}/restoreBackup`, (call) => restoreBackup(google, call)),
    route('GET', `${base}/instances/{instance}/getLatestRecoveryTime`, async ({params}) => {
      const {from, to} = await readWindow(google, requireInstance(google.store, params.instance!).name)
      const times = {earliestRecoveryTime: from, latestRecoveryTime: to}
      return ok({kind: 'sql#getLatestRecoveryTime', ...times})
    }),
  ]
}

async function readWindow({postgres}: Google, name: string): Promise<{from: string; to: string}> {
  const from = postgres
    .backups(name)
    .map((backup) => backup.endedAt)
    .sort()[0]
  if (from) return {from, to: await postgres.latestRecoveryTime(name)}
  throw new ApiError('FAILED_PRECONDITION', `${name} has no backup to recover from.`, 'invalidRequest')
}

/** A clone takes over every setting of its source, deletion protection included: deleting it takes a patch first. */
async function cloneInstance(google: Google, call: Call): Promise<Reply> {
  const {store} = google
  const source = requireInstance(store, call.params.instance!)
  const {destinationInstanceName: name, pointInTime} = readBody(call, cloneSchema).cloneContext
  requireFreeName(store, name)
  requireIdle(google, source.name)
  if (pointInTime) await requireReachable(google, source.name, pointInTime)
  requireFreeName(store, name)
  const instance = addInstance(store, name, source.settings)
  const work = async () => {
    await google.postgres.clone(source.name, name, pointInTime)
    await google.cloned({source: source.name, instance: name, ...(pointInTime && {pointInTime})})
    instance.state = 'RUNNABLE'
  }
  const failed = () => {
    instance.state = 'FAILED'
  }
  return ok(startOperation(google, {type: 'CLONE', target: name, fail: call.failOperation, work, failed}))
}

async function requireReachable({postgres}: Google, name: string, pointInTime: string): Promise<void> {
  try {
    await postgres.checkRecoveryRange(name, pointInTime)
  } catch (cause) {
    if (!(cause instanceof RecoveryRangeError)) throw cause
    throw new ApiError('INVALID_ARGUMENT', cause.message, 'invalidRequest')
  }
}

function requireBaseBackup({id, baseBackup}: BackupRun): string {
  if (baseBackup) return baseBackup
  throw new ApiError('FAILED_PRECONDITION', `The backup run ${id} has not succeeded.`, 'invalidRequest')
}

function restoreBackup(google: Google, call: Call): Reply {
  const {store, postgres} = google
  const target = requireInstance(store, call.params.instance!)
  const {backupRunId, instanceId = target.name} = readBody(call, restoreSchema).restoreBackupContext
  const run = requireBackup(store, instanceId, backupRunId)
  const baseBackup = requireBaseBackup(run)
  const work = async () => {
    target.state = 'MAINTENANCE'
    await postgres.restore(baseBackup, instanceId, target.name)
    target.state = 'RUNNABLE'
  }
  const failed = () => {
    target.state = 'FAILED'
  }
  return ok(
    startOperation(google, {
      type: 'RESTORE_VOLUME',
      target: target.name,
      fail: call.failOperation,
      work,
      failed,
    }),
  )
}
