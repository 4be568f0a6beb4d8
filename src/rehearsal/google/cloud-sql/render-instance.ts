import type {Store} from '../store.ts'
import type {SqlInstance} from './sql-resource.ts'

/** The instance as `instances.get` shows it. */
export function renderInstance({project}: Store, instance: SqlInstance): object {
  const {name, createTime, state, databaseVersion, region, address, primary, settings} = instance
  return {
    kind: 'sql#instance',
    name,
    project: project.id,
    region,
    gceZone: `${region}-b`,
    connectionName: `${project.id}:${region}:${name}`,
    instanceType: primary === undefined ? 'CLOUD_SQL_INSTANCE' : 'READ_REPLICA_INSTANCE',
    ...(primary !== undefined && {masterInstanceName: `${project.id}:${primary}`}),
    backendType: 'SECOND_GEN',
    databaseVersion,
    state,
    createTime,
    serviceAccountEmailAddress: `p${project.number}-${name}@gcp-sa-cloud-sql.iam.gserviceaccount.com`,
    ipAddresses: [{type: 'PRIVATE', ipAddress: address}],
    settings: {kind: 'sql#settings', ...settings},
  }
}
