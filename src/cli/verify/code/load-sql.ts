import {createRequire} from 'node:module'
import {findLostSign} from '../../../runbook-to-problems/code/find-lost-sign.ts'
import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import {readSqlNames} from '../../../runbook-to-problems/sql/read-sql-names.ts'
import type {SqlReading, SqlStatement} from '../../../runbook-to-problems/sql-reading.ts'
import {fromBytes, fromCharacters} from './offsets.ts'
import {unpairedQuote} from './unpaired-quote.ts'

/** What PostgreSQL's parser says, and the statements where it accepts. */
export interface SqlJudgement {
  readonly verdict: Verdict
  readonly sql?: SqlReading
}

/** Longer texts could break the parser for all that come after. */
const mostBytes = 200_000

/** Loads PostgreSQL's parser. */
export async function loadSql(): Promise<(code: string) => SqlJudgement> {
  const {loadModule, parseSync, hasSqlDetails} = createRequire(import.meta.url)(
    'libpg-query',
  ) as typeof import('libpg-query')
  await loadModule()
  return (code) => {
    if (code.trim() === '') return {verdict: accepted, sql: {statements: [], names: []}}
    if (code.length > mostBytes) return {verdict: {status: 'unproven', reason: 'it is longer than 200 KB'}}
    try {
      const parsed = parseSync(code)
      const names = readSqlNames(parsed, (location) => fromBytes(code, location))
      return {verdict: accepted, sql: {statements: statementsOf(parsed, code), names}}
    } catch (error) {
      if (hasSqlDetails(error))
        return {verdict: refuse(code, error.message, error.sqlDetails?.cursorPosition ?? 0)}
      return {verdict: {status: 'unproven', reason: 'the SQL parser gave up'}}
    }
  }
}

type Parsed = ReturnType<typeof import('libpg-query')['parseSync']>

function statementsOf({stmts = []}: Parsed, code: string): readonly SqlStatement[] {
  return stmts.map(({stmt = {}, stmt_location = 0}) => {
    const [kind = '', body] = Object.entries(stmt)[0] ?? []
    const start = fromBytes(code, stmt_location)
    const blank = /^(?:\s|--.*|\/\*[\s\S]*?\*\/)*/.exec(code.slice(start))![0].length
    return {
      kind,
      hasWhere: (body as {whereClause?: unknown} | undefined)?.whereClause !== undefined,
      start: start + blank,
    }
  })
}

function refuse(code: string, message: string, cursor: number): Verdict {
  const refusedAt = fromCharacters(code, Math.max(0, cursor))
  const quote = unpairedQuote(code)
  const lost = quote === undefined ? findLostSign(code, refusedAt) : undefined
  const offset = quote ?? lost?.offset ?? refusedAt
  const lineStart = code.lastIndexOf('\n', offset - 1) + 1
  const line = code.slice(lineStart)
  const isClient = /^\s*\\[a-z!?]/.test(line) || /^:['"]?\w/.test(code.slice(offset)) || code[offset] === '\\'
  const hint = isClient ? 'This is psql syntax, not SQL: write SQL, or call psql in a bash block.' : undefined
  return {
    status: 'refused',
    offset,
    message: `PostgreSQL refuses the block: ${message}${lost ? `; ${lost.message}` : ''}.`,
    ...(hint && {hint}),
  }
}
