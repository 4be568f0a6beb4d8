import type pg from 'pg'

/** One running PostgreSQL that plays a Cloud SQL instance, with its own data folder and loopback port. */
export interface Cluster {
  /** Name of the Cloud SQL instance it plays. */
  readonly name: string
  readonly port: number
  readonly dataDirectory: string
  /** Runs SQL as superuser on the application's database, outside any default read-only setting. */
  query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Gives the task one session of the superuser on this database, and ends it whatever happens. */
  session<Given>(database: string, task: (client: pg.Client) => Promise<Given>): Promise<Given>
  /** The server's log so far, one entry a line. */
  logLines(): Promise<readonly string[]>
}

/** A finished base backup. Recovery is possible to any instant from `endedAt` on. */
export interface BaseBackup {
  /** Decimal digits, as Cloud SQL names backup runs. */
  readonly id: string
  readonly instance: string
  readonly description: string
  readonly type: 'AUTOMATED' | 'ON_DEMAND'
  readonly startedAt: string
  readonly endedAt: string
}

/** All PostgreSQL servers of one world. Every server ends and every file goes with `close`. */
export interface PostgresHost {
  /** `15.18 (system)` or `15.18 (embedded)`. */
  readonly version: string
  /** Password of the role `aiprod` in every cluster of this world. */
  readonly applicationPassword: string
  create(name: string): Promise<Cluster>
  get(name: string): Cluster | undefined
  backups(name: string): readonly BaseBackup[]
  backup(name: string, options: {type: BaseBackup['type']; description: string}): Promise<BaseBackup>
  /** Commits something, switches WAL and waits for the archiver: the instant up to which recovery is possible. */
  latestRecoveryTime(name: string): Promise<string>
  /** Throws RecoveryRangeError when no backup and WAL reach the instant: the answer before a clone is begun. */
  checkRecoveryRange(name: string, pointInTime: string): Promise<void>
  /**
   * Makes a new server from the newest fitting backup plus WAL; without `pointInTime`, up to now.
   * Throws RecoveryRangeError when the instant is out of range, Error with PostgreSQL's reason when the server ends.
   */
  clone(source: string, target: string, pointInTime?: string): Promise<Cluster>
  /** Overwrites the target's data with the backup and restarts it. */
  restore(backupId: string, source: string, target: string): Promise<Cluster>
  /** Stops the server and removes its data; its backups stay. */
  remove(name: string): Promise<void>
  /** PostgreSQL's own line `recovery stopping before commit …` and the timeline, for a cloned server. */
  recovery(name: string): Promise<{stopLine: string; timeline: number} | undefined>
  close(): Promise<void>
}

/** What the world's clients had written, known from commit timestamps, not from the table under test. */
export interface Ledger {
  /** Rows of `jobs` committed at or before the instant, and the checksum that SQL gives for exactly these rows. */
  upTo(instant: string): {rows: number; checksum: string}
  /** The SQL whose single row is `rows, checksum` of the table `jobs`. */
  readonly checksumSql: string
}

/** Writes rows continuously, seeded; `drop` is the disaster. */
export interface Workload {
  readonly seed: string
  readonly ledger: Ledger
  /** Drops `jobs` as the application's role; afterwards rows go on into `results` while writes are allowed. */
  drop(): Promise<void>
  /** Transactions that the server refused so far: read-only, ended session, server away. */
  refusedWrites(): number
  stop(): Promise<void>
}
