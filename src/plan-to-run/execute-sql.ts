import pg from 'pg'
import type {World} from '../model/world.ts'
import type {BlockEnd} from './spawn-shell.ts'

/** One SQL block for one database. */
export interface SqlCall {
  readonly code: string
  /** The connection URL, a secret. */
  readonly url: string
  /** Reach the statements as `current_setting('runbook.name')`, names in lower case. */
  readonly values: Readonly<Record<string, string>>
  readonly dial: World['dial']
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly onStdout: (chunk: Buffer) => void
  readonly onStderr: (chunk: Buffer) => void
}

/** How a SQL block ended; `lastValue` is the first column of the last row, as text. */
export type SqlEnd = BlockEnd & {readonly lastValue?: string}

/**
 * Sends the block's statements one by one, as autocommit would: CREATE INDEX CONCURRENTLY and VACUUM refuse
 * to run inside the transaction that a driver makes of a text with several statements.
 * Rows come out tab-separated. Timeout and cancel end the statement on the server.
 */
export async function executeSql(call: SqlCall): Promise<SqlEnd> {
  const startedMs = performance.now()
  const done = (end: Omit<SqlEnd, 'durationMs'>): SqlEnd => ({
    ...end,
    durationMs: performance.now() - startedMs,
  })
  let client: pg.Client | undefined
  let cut: 'timed-out' | 'canceled' | undefined
  const cutShort = (reason: 'timed-out' | 'canceled') => {
    cut ??= reason
    if (client) void cancelOnServer(client, call)
  }
  const timer = setTimeout(() => cutShort('timed-out'), call.timeoutMs)
  const cancel = () => cutShort('canceled')
  call.signal.addEventListener('abort', cancel)
  try {
    const statements = await splitStatements(call.code)
    client = await connect(call)
    await setValues(client, call.values)
    const lastValue = await sendAll(client, statements, call, () => cut !== undefined)
    if (cut) return done({ended: cut})
    return done({ended: 'exited', exitCode: 0, ...(lastValue !== undefined && {lastValue})})
  } catch (error) {
    if (cut) return done({ended: cut})
    call.onStderr(Buffer.from(`${describeSqlError(error)}\n`))
    return done({ended: 'exited', exitCode: 3})
  } finally {
    clearTimeout(timer)
    call.signal.removeEventListener('abort', cancel)
    await client?.end().catch(() => {
      // The server closed the connection first; there is nothing left to end.
    })
  }
}

/** Splits at the borders that PostgreSQL's own parser sees; a comment alone is no statement. */
export async function splitStatements(code: string): Promise<readonly string[]> {
  if (code.trim() === '') return []
  // It compiles its WebAssembly when it is loaded, and most runbooks have no SQL.
  const {parse} = await import('libpg-query')
  const {stmts = []} = await parse(code)
  const bytes = Buffer.from(code)
  return stmts.map(({stmt_location = 0, stmt_len}: {stmt_location?: number; stmt_len?: number}) =>
    bytes
      .subarray(stmt_location, stmt_len === undefined ? undefined : stmt_location + stmt_len)
      .toString()
      .trim(),
  )
}

async function connect(call: Pick<SqlCall, 'url' | 'dial' | 'timeoutMs'>): Promise<pg.Client> {
  const address = new URL(call.url)
  const real = call.dial({host: address.hostname, port: Number(address.port || 5432)})
  address.hostname = real.host
  address.port = String(real.port)
  const client = new pg.Client({
    connectionString: address.href,
    application_name: 'runbook',
    connectionTimeoutMillis: Math.min(call.timeoutMs, 30_000),
  })
  client.on('error', () => {
    // The statement that runs reports the lost connection; without this the process would end.
  })
  await client.connect()
  return client
}

async function setValues(client: pg.Client, values: SqlCall['values']): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await client.query('SELECT set_config($1, $2, false)', [`runbook.${name.toLowerCase()}`, value])
  }
}

async function sendAll(
  client: pg.Client,
  statements: readonly string[],
  call: SqlCall,
  isCut: () => boolean,
): Promise<string | undefined> {
  let lastValue: string | undefined
  for (const text of statements) {
    if (isCut()) return lastValue
    const result = await client.query({text, rowMode: 'array', types: {getTypeParser: () => String}})
    const rows = result.rows as (string | null)[][]
    for (const row of rows) call.onStdout(Buffer.from(`${row.map((cell) => cell ?? '').join('\t')}\n`))
    if (rows.length > 0) lastValue = rows.at(-1)?.[0] ?? ''
    if (rows.length === 0) call.onStderr(Buffer.from(`${result.command}\n`))
  }
  return lastValue
}

async function cancelOnServer(client: pg.Client, call: SqlCall): Promise<void> {
  const {processID} = client as unknown as {processID: number | null}
  try {
    const other = await connect(call)
    await other.query('SELECT pg_cancel_backend($1)', [processID])
    await other.end()
  } catch {
    // No second connection to be had: closing the first one is all that is left.
    await client.end().catch(() => {})
  }
}

function describeSqlError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const {code, detail, hint} = error as {code?: string; detail?: string; hint?: string}
  return [`ERROR: ${error.message}${code ? ` (${code})` : ''}`, detail, hint].filter(Boolean).join('\n')
}
