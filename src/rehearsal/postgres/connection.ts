import pg from 'pg'

/** Everything a client needs; nothing is taken from the environment of the process. */
export interface Connection {
  readonly port: number
  readonly user: string
  readonly password: string
  /** Default: the application's database. */
  readonly database?: string
  /** Session settings, such as `default_transaction_read_only`. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Name of the application's database and of the role that owns it. */
export const application = 'aiprod'

/** Name of the superuser. */
export const superuser = 'postgres'

/**
 * The driver's configuration for a server of the world.
 * The driver falls back to PG* variables for each field that is empty, so every such field is filled.
 */
export function connectionConfig(connection: Connection): pg.ClientConfig & {sslnegotiation: 'postgres'} {
  const settings = {timezone: 'UTC', ...connection.settings}
  return {
    host: '127.0.0.1',
    port: connection.port,
    user: connection.user,
    password: connection.password,
    database: connection.database ?? application,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    ssl: false,
    sslnegotiation: 'postgres',
    replication: 'false',
    client_encoding: 'UTF8',
    application_name: 'rehearsal',
    connectionTimeoutMillis: 10_000,
  } as pg.ClientConfig & {sslnegotiation: 'postgres'}
}

/** The superuser's connection: it may write in a read-only database, and its statements are not in the log. */
export function superuserConnection(port: number, password: string): Connection {
  const settings = {default_transaction_read_only: 'off', log_statement: 'none'}
  return {port, user: superuser, password, settings}
}

/** Opens one session, gives it to the task, and ends it whatever happens. */
export async function withClient<T>(
  connection: Connection,
  task: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connectionConfig(connection))
  // The server may end the session at any time; the next query reports that.
  client.on('error', () => {})
  try {
    await client.connect()
    return await task(client)
  } finally {
    await client.end()
  }
}
