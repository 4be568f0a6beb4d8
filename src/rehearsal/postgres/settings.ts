/** What differs from server to server. */
export interface ServerSettings {
  /** Folder that receives this server's WAL. */
  readonly archive: string
  /** Recovery on the first start; absent = an ordinary start. */
  readonly recovery?: RecoverySettings
}

/** Where recovery takes WAL from and where it stops. */
export interface RecoverySettings {
  readonly walSource: string
  /** An instant, or `consistency`: as soon as the backup is whole. */
  readonly target: {readonly instant: string} | 'consistency'
}

// Dynamic shared memory lives in the data folder, so that a killed server leaves nothing outside it.
const common: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '16MB',
  dynamic_shared_memory_type: 'mmap',
  fsync: 'off',
  wal_level: 'replica',
  max_wal_senders: '0',
  min_wal_size: '2MB',
  max_wal_size: '64MB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  jit: 'off',
  archive_mode: 'on',
  hot_standby: 'off',
  track_commit_timestamp: 'on',
  password_encryption: 'scram-sha-256',
  log_statement: 'ddl',
  log_line_prefix: '%m [%p] db=%d,user=%u ',
  log_timezone: 'UTC',
  timezone: 'UTC',
  datestyle: 'iso, mdy',
  lc_messages: 'C',
  default_text_search_config: 'pg_catalog.english',
}

/** The whole postgresql.conf of one server. */
export function renderSettings(settings: ServerSettings): string {
  const {archive, recovery} = settings
  const stored = shellPath(archive, '%f')
  const temporary = shellPath(archive, '.%f.tmp')
  const all = {
    ...common,
    archive_command: `cp "%p" ${temporary} && mv ${temporary} ${stored}`,
    ...(recovery ? recoverySettings(recovery) : {}),
  }
  return Object.entries(all)
    .map(([name, value]) => `${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'\n`)
    .join('')
}

function recoverySettings({walSource, target}: RecoverySettings): Record<string, string> {
  return {
    restore_command: `cp ${shellPath(walSource, '%f')} "%p"`,
    recovery_target_timeline: 'current',
    recovery_target_action: 'promote',
    ...(target === 'consistency'
      ? {recovery_target: 'immediate'}
      : {recovery_target_time: offset(target.instant)}),
  }
}

/** `Z` is an abbreviation, and those are not loaded yet when PostgreSQL reads this setting. ex: …00Z -> …00+00 */
function offset(instant: string): string {
  return instant.replace(/Z$/, '+00')
}

/** A file in a folder as one word of the shell; `%` in the folder is doubled because PostgreSQL expands it. */
function shellPath(folder: string, file: string): string {
  return `'${folder.replaceAll('%', '%%').replaceAll("'", `'\\''`)}/'"${file}"`
}

/** The whole pg_hba.conf: passwords for everybody, from this machine only. */
export const hostAccess = 'host all all 127.0.0.1/32 scram-sha-256\n'
