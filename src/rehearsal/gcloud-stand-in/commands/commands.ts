import type {CoveredCommand} from '../command.ts'
import {logging} from './logging.ts'
import {runServices} from './run-services.ts'
import {secretVersions} from './secret-versions.ts'
import {sqlBackups} from './sql-backups.ts'
import {sqlDatabases} from './sql-databases.ts'
import {sqlInstanceChanges} from './sql-instance-changes.ts'
import {sqlInstanceCreate} from './sql-instance-create.ts'
import {sqlInstances} from './sql-instances.ts'
import {sqlTransfers} from './sql-transfers.ts'
import {storage} from './storage.ts'

/** Every command that the stand-in covers: those of the runbooks disaster-recovery and backup-restore. */
export const commands: readonly CoveredCommand[] = [
  ...sqlInstances,
  ...sqlInstanceChanges,
  sqlInstanceCreate,
  ...sqlBackups,
  ...sqlDatabases,
  ...sqlTransfers,
  ...storage,
  ...runServices,
  ...secretVersions,
  ...logging,
]
