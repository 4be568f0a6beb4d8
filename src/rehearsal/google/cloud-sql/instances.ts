import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import type {Google} from '../google.ts'
import {collectEntries} from '../logging/collect-entries.ts'
import {mergePatch} from '../merge-patch.ts'
import {readBody} from '../read-body.ts'
import {requireFreeName, requireInstance} from './find-instance.ts'
import {makeReplica} from './make-replica.ts'
import {addInstance, defaultSettings} from './new-instance.ts'
import {startOperation} from './operations.ts'
import {renderInstance} from './render-instance.ts'

const patchSchema = z.looseObject({settings: z.record(z.string(), z.unknown()).optional()})
const insertSchema = z.looseObject({
  name: z.string(),
  databaseVersion: z.literal('POSTGRES_15'),
  masterInstanceName: z.string().optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
})

/** `instances.list`, `get`, `insert`, `patch` and `delete`. */
export function instanceRoutes(google: Google, base: string): Route[] {
  const {store} = google
  return [
    route('GET', `${base}/instances`, ({query}) => ok(listInstances(google, query.get('filter') ?? ''))),
    route('GET', `${base}/instances/{instance}`, ({params}) =>
      ok(renderInstance(store, requireInstance(store, params.instance!))),
    ),
    route('POST', `${base}/instances`, (call) => insertInstance(google, call)),
    route('PATCH', `${base}/instances/{instance}`, (call) => patchInstance(google, call)),
    route('DELETE', `${base}/instances/{instance}`, (call) => deleteInstance(google, call)),
  ]
}

function listInstances({store}: Google, filter: string): object {
  const name = /^name[=:]"?([a-z0-9-]+)"?$/.exec(filter.trim())?.[1]
  if (filter && !name) {
    throw new ApiError(
      'INVALID_ARGUMENT',
      `The rehearsal lists instances by name only, not by ${filter}.`,
      'invalid',
    )
  }
  const items = [...store.instances.values()].filter((one) => !name || one.name === name)
  return {kind: 'sql#instancesList', items: items.map((one) => renderInstance(store, one))}
}

function insertInstance(google: Google, call: Call): Reply {
  const {name, settings, masterInstanceName} = readBody(call, insertSchema)
  requireFreeName(google.store, name)
  const primary = masterInstanceName && requireInstance(google.store, masterInstanceName).name
  const instance = addInstance(google.store, name, mergePatch(defaultSettings, settings))
  if (primary) Object.assign(instance, {primary})
  const work = async () => {
    await (primary ? makeReplica(google, primary, name) : google.postgres.create(name))
    instance.state = 'RUNNABLE'
  }
  const failed = () => {
    instance.state = 'FAILED'
  }
  const type = primary ? 'CREATE_REPLICA' : 'CREATE'
  return ok(startOperation(google, {type, target: name, fail: call.failOperation, work, failed}))
}

function patchInstance(google: Google, call: Call): Reply {
  const instance = requireInstance(google.store, call.params.instance!)
  const {settings = {}} = readBody(call, patchSchema)
  const work = async () => {
    const settingsVersion = String(Number(instance.settings.settingsVersion ?? 0) + 1)
    instance.settings = {...mergePatch(instance.settings, settings), settingsVersion}
  }
  return ok(startOperation(google, {type: 'UPDATE', target: instance.name, fail: call.failOperation, work}))
}

function deleteInstance(google: Google, call: Call): Reply {
  const {store, postgres} = google
  const {name, settings} = requireInstance(store, call.params.instance!)
  if (settings.deletionProtectionEnabled) {
    throw new ApiError(
      'FAILED_PRECONDITION',
      `The instance ${name} is protected against deletion. Set deletionProtectionEnabled to false first.`,
      'invalidRequest',
    )
  }
  const replica = [...store.instances.values()].find(({primary}) => primary === name)
  if (replica) {
    const message = `The instance ${name} has the replica ${replica.name}. Delete that first.`
    throw new ApiError('FAILED_PRECONDITION', message, 'invalidOperation')
  }
  const work = async () => {
    store.logEntries.push(...(await collectEntries(google, name)))
    if (postgres.get(name)) await postgres.remove(name)
    for (const run of [...store.backupRuns.values()].filter((one) => one.instance === name)) {
      store.backupRuns.delete(run.id)
    }
    store.instances.delete(name)
  }
  return ok(startOperation(google, {type: 'DELETE', target: name, fail: call.failOperation, work}))
}
