import type pg from 'pg'

/**
 * A database as SQL that makes it again: tables, rows, constraints and indexes, as they were at one instant.
 *
 * The program pg_dump is not part of the embedded PostgreSQL, so the driver reads the catalogue instead. What it cannot
 * carry is an error that names it, never left out in silence.
 */
export async function dumpDatabase(client: pg.Client): Promise<string> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await refuseOtherKinds(client)
  const tables = await readColumn(client, tablesSql)
  const parts = []
  for (const table of tables) parts.push(await dumpTable(client, table))
  const later = await readColumn(client, laterSql)
  await client.query('COMMIT')
  return [...parts, ...later].map((statement) => `${statement};\n`).join('')
}

async function dumpTable(client: pg.Client, table: string): Promise<string> {
  const columns = (await client.query(columnsSql, [table])).rows as {name: string; definition: string}[]
  const create = `CREATE TABLE ${table} (${columns.map(({definition}) => definition).join(', ')})`
  const values = columns.map(({name}) => `quote_nullable(${name}::text)`).join(`, ', ', `)
  const rows = await readColumn(client, `SELECT concat('(', ${values}, ')') AS text FROM ${table}`)
  if (rows.length === 0) return create
  return `${create};\nINSERT INTO ${table} VALUES\n${rows.join(',\n')}`
}

async function refuseOtherKinds(client: pg.Client): Promise<void> {
  const others = await readColumn(client, othersSql)
  if (others.length > 0)
    throw new Error(`The rehearsal exports tables and indexes only, not ${others.join(', ')}.`)
}

async function readColumn(client: pg.Client, sql: string): Promise<string[]> {
  return (await client.query(sql)).rows.map(({text}) => String(text))
}

const ownSchemas = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`

const tablesSql = `SELECT c.oid::regclass::text AS text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND ${ownSchemas} ORDER BY 1`

const columnsSql = `SELECT quote_ident(a.attname) AS name,
  concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN 'NOT NULL' END,
    'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)) AS definition
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`

// Keys first, because what refers to them needs them; then the indexes that belong to no constraint.
const laterSql = `SELECT text FROM (
  SELECT CASE contype WHEN 'f' THEN 2 ELSE 1 END AS turn,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid)) AS text
    FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
    WHERE conrelid <> 0 AND contype IN ('p', 'u', 'c', 'x', 'f') AND ${ownSchemas}
  UNION ALL
  SELECT 3, pg_get_indexdef(i.indexrelid) FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
      AND ${ownSchemas}
  ) AS later ORDER BY turn, text`

const othersSql = `SELECT c.oid::regclass::text AS text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind NOT IN ('r', 'i') AND ${ownSchemas}
  UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${ownSchemas}
  UNION ALL SELECT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attgenerated <> '' AND ${ownSchemas}`
