import type {Route} from '../route.ts'
import {backupRoutes} from './cloud-sql/backups.ts'
import {instanceRoutes} from './cloud-sql/instances.ts'
import {operationRoutes} from './cloud-sql/operations.ts'
import {recoveryRoutes} from './cloud-sql/recovery.ts'
import type {Google} from './google.ts'

/** Cloud SQL Admin in both of its versions, over real PostgreSQL servers. */
export function cloudSqlRoutes(google: Google): Route[] {
  return ['v1beta4', 'v1'].flatMap((version) => {
    const base = `sqladmin.googleapis.com/sql/${version}/projects/{project}`
    return [instanceRoutes, backupRoutes, recoveryRoutes, operationRoutes].flatMap((routes) =>
      routes(google, base),
    )
  })
}
