import type {CoveredCommand} from '../command.ts'
import {logging} from './logging.ts'
import {runServices} from './run-services.ts'
import {secretVersions} from './secret-versions.ts'
import {sqlBackups} from './sql-backups.ts'
import {sqlInstanceChanges} from './sql-instance-changes.ts'
import {sqlInstances} from './sql-instances.ts'

/** Every command that the stand-in covers: those of the disaster-recovery runbook. */
export const commands: readonly CoveredCommand[] = [
  ...sqlInstances,
  ...sqlInstanceChanges,
  ...sqlBackups,
  ...runServices,
  ...secretVersions,
  ...logging,
]
