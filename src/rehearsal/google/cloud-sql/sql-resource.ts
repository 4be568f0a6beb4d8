/** A Cloud SQL instance as the API shows it. */
export interface SqlInstance {
  readonly name: string
  readonly createTime: string
  state: 'PENDING_CREATE' | 'RUNNABLE' | 'MAINTENANCE' | 'FAILED'
  readonly databaseVersion: string
  readonly region: string
  /** The private address that `dial` maps to the server's loopback port. */
  readonly address: string
  /** Name of the primary that a replica follows. */
  readonly primary?: string
  settings: Settings
}

/** Settings as sent and shown; the world reads only what is typed here. */
export interface Settings {
  deletionProtectionEnabled?: boolean
  settingsVersion?: string
  [name: string]: unknown
}

/** A backup run, and the base backup that it stands for once it has succeeded. */
export interface BackupRun {
  readonly id: string
  readonly instance: string
  readonly description: string
  readonly type: 'AUTOMATED' | 'ON_DEMAND'
  readonly enqueuedTime: string
  status: 'RUNNING' | 'SUCCESSFUL' | 'FAILED'
  endTime?: string
  baseBackup?: string
}

/** A long-running operation. */
export interface SqlOperation {
  readonly name: string
  readonly operationType: string
  readonly targetId: string
  readonly insertTime: string
  status: 'PENDING' | 'RUNNING' | 'DONE'
  startTime?: string
  endTime?: string
  error?: {kind: string; errors: {kind: string; code: string; message: string}[]}
  readonly backupContext?: {kind: string; backupId: string}
}
