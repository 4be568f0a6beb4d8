import pg from 'pg'
import {type Connection, connectionConfig} from './connection.ts'
import type {JobRow, WritableLedger} from './ledger.ts'

/** The tables that the application writes. */
export type Table = 'jobs' | 'results'

/** One session of the application's role that is opened again whenever the server ended it. */
export interface Writer {
  /** Commits the rows in one transaction; rows of `jobs` are entered into the ledger. Throws when refused. */
  write(table: Table, rows: readonly JobRow[]): Promise<void>
  /** Sends a statement as it is, by itself. */
  send(sql: string): Promise<void>
  end(): Promise<void>
}

interface Transaction {
  readonly xid: string
  readonly rows: readonly JobRow[]
}

const insertSql = (table: Table) =>
  `INSERT INTO ${table} (id, user_id, status, payload, created_at)
   SELECT *, now() FROM unnest($1::bigint[], $2::int[], $3::text[], $4::text[])`

/** `in progress`, `committed`, `aborted`, and when it was committed in microseconds since 1970. */
const fateSql = `SELECT pg_xact_status($1::xid8) AS status,
  (extract(epoch FROM pg_xact_commit_timestamp($1::xid8::xid)) * 1000000)::bigint::text AS at`

/** Opens the session on the first use. */
export function openWriter(connection: Connection, ledger: WritableLedger): Writer {
  let session: pg.Client | undefined
  /** Sent, but its fate is not known yet: the session may have ended between commit and answer. */
  let open: Transaction | undefined

  const connected = async (): Promise<pg.Client> => {
    session ??= await openSession(connection, (ended) => {
      if (session === ended) session = undefined
    })
    return session
  }
  const settle = async (client: pg.Client) => {
    if (open && !(await enterFate(client, open, ledger)))
      throw new Error('A transaction is still in progress.')
    open = undefined
  }
  const write = async (table: Table, rows: readonly JobRow[]) => {
    const client = await connected()
    await settle(client)
    await inTransaction(client, async () => {
      const xid = await insert(client, table, rows)
      if (table === 'jobs') open = {xid, rows}
    })
    await settle(client)
  }
  const send = async (sql: string) => void (await (await connected()).query(sql))
  return {write, send, end: async () => session?.end()}
}

async function openSession(connection: Connection, onEnd: (client: pg.Client) => void): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(connection))
  // The query that meets the end of the session has the error; here it only has to be noticed.
  client.on('error', () => onEnd(client))
  client.on('end', () => onEnd(client))
  await client.connect()
  return client
}

async function inTransaction(client: pg.Client, task: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await task()
    await client.query('COMMIT')
  } catch (error) {
    // Where the session itself has ended there is nothing to take back.
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function insert(client: pg.Client, table: Table, rows: readonly JobRow[]): Promise<string> {
  const columns = [
    rows.map(({id}) => id),
    rows.map(({userId}) => userId),
    rows.map(({status}) => status),
    rows.map(({payload}) => payload),
  ]
  await client.query(insertSql(table), columns)
  const {rows: answer} = await client.query('SELECT pg_current_xact_id()::text AS xid')
  return answer[0].xid
}

/** True when the fate of the transaction is known; a committed one is then in the ledger. */
async function enterFate(
  client: pg.Client,
  {xid, rows}: Transaction,
  ledger: WritableLedger,
): Promise<boolean> {
  const {rows: answer} = await client.query(fateSql, [xid])
  const {status, at} = answer[0] as {status: string; at: string | undefined}
  if (status === 'committed' && at) ledger.enter(BigInt(at), rows)
  return status !== 'in progress'
}
