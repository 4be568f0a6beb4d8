import type {RunRevision, RunService} from './cloud-run/run-resource.ts'
import type {BackupRun, SqlInstance, SqlOperation} from './cloud-sql/sql-resource.ts'
import type {StoredObject} from './cloud-storage/stored-object.ts'
import type {LogEntry} from './logging/log-entry.ts'
import type {WaitingMessages} from './pubsub/messages.ts'
import type {Resource} from './resources.ts'
import type {Secret} from './secret-manager/secret-resource.ts'

/** Everything that exists in the world's one project. Created things are here, deleted things are not. */
export interface Store {
  readonly project: {readonly id: string; readonly number: string}
  readonly region: string
  readonly instances: Map<string, SqlInstance>
  readonly backupRuns: Map<string, BackupRun>
  readonly operations: Map<string, SqlOperation>
  readonly secrets: Map<string, Secret>
  readonly services: Map<string, RunService>
  readonly revisions: Map<string, RunRevision>
  /** Objects of Cloud Storage by bucket and name: `bucket/folder/file`. */
  readonly objects: Map<string, StoredObject>
  /** Everything else, by full name: `projects/p/topics/t`. */
  readonly resources: Map<string, Resource>
  /** By full name of the subscription: what nobody has acknowledged. */
  readonly messages: Map<string, WaitingMessages>
  /** Log entries that no running server holds: requests to services, and logs of deleted instances. */
  readonly logEntries: LogEntry[]
}

/** A project in which nothing exists yet. */
export function createStore(project: Store['project'], region: string): Store {
  return {
    project,
    region,
    instances: new Map(),
    backupRuns: new Map(),
    operations: new Map(),
    secrets: new Map(),
    services: new Map(),
    revisions: new Map(),
    objects: new Map(),
    resources: new Map(),
    messages: new Map(),
    logEntries: [],
  }
}
