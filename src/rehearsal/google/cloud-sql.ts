import type {Route} from '../route.ts'
import {backupRoutes} from './cloud-sql/backups.ts'
import {databaseRoutes} from './cloud-sql/databases.ts'
import {instanceRoutes} from './cloud-sql/instances.ts'
import {operationRoutes} from './cloud-sql/operations.ts'
import {recoveryRoutes} from './cloud-sql/recovery.ts'
import {transferRoutes} from './cloud-sql/transfers.ts'
import {userRoutes} from './cloud-sql/users.ts'
import type {Google} from './google.ts'

/** Cloud SQL Admin in both of its versions, over real PostgreSQL servers. */
export function cloudSqlRoutes(google: Google): Route[] {
  return ['v1beta4', 'v1'].flatMap((version) => {
    const base = `sqladmin.googleapis.com/sql/${version}/projects/{project}`
    const parts = [
      instanceRoutes,
      backupRoutes,
      recoveryRoutes,
      databaseRoutes,
      transferRoutes,
      userRoutes,
      operationRoutes,
    ]
    return parts.flatMap((routes) => routes(google, base))
  })
}
