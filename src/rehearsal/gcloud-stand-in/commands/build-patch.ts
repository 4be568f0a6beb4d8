import type {Call, Resource} from '../command.ts'
import {CommandError} from '../stand-in-error.ts'

/**
 * The body of a patch. A backup setting takes the instance's whole backup configuration along, as gcloud does.
 * Throws CommandError when log days are given where no transaction log is kept.
 */
export function buildPatch({positionals, project, switches, values}: Call, current: Resource): object {
  const protection = switches['deletion-protection']
  const backupConfiguration = changeBackups({switches, values}, readBackups(current))
  return {
    kind: 'sql#instance',
    name: positionals.INSTANCE,
    project,
    settings: {
      kind: 'sql#settings',
      ...(protection !== undefined && {deletionProtectionEnabled: protection}),
      ...(backupConfiguration && {backupConfiguration}),
    },
  }
}

function readBackups({settings}: Resource): Resource {
  const {backupConfiguration} = (settings ?? {}) as {backupConfiguration?: Resource}
  return backupConfiguration ?? {kind: 'sql#backupConfiguration', startTime: '00:00', enabled: true}
}

function changeBackups(
  {switches, values}: Pick<Call, 'switches' | 'values'>,
  current: Resource,
): Resource | undefined {
  const recovery = switches['enable-point-in-time-recovery']
  const startTime = values['backup-start-time'] || undefined
  const days = values['retained-transaction-log-days']
  if (recovery === undefined && startTime === undefined && days === undefined) return undefined
  const changed: Resource = {
    ...current,
    ...(startTime !== undefined && {startTime, enabled: true}),
    ...(days !== undefined && {transactionLogRetentionDays: Number(days), enabled: true}),
    ...(recovery !== undefined && {pointInTimeRecoveryEnabled: recovery}),
  }
  if (days === undefined || changed.pointInTimeRecoveryEnabled || changed.binaryLogEnabled) return changed
  throw new CommandError(
    '--retained-transaction-log-days needs --enable-point-in-time-recovery: no log is kept.',
  )
}
