import type {Cluster} from '../postgres/contract.ts'

type Entry = readonly [path: string, value: string]

/**
 * What one server holds: tables with their rows and checksum, columns, indexes, and settings of database and roles.
 *
 * Clients of the world go on writing, so only rows that were there at `since` count where a table says when a row
 * was made.
 */
export async function listDatabase(cluster: Cluster, since: string): Promise<readonly Entry[]> {
  const at = `databases/${cluster.name}`
  await settle(cluster, since)
  const [tables, objects] = await Promise.all([listTables(cluster, since), cluster.query(objectsSql)])
  return [
    ...tables.map(({name, text}): Entry => [`${at}/tables/${name}`, text]),
    ...objects.map(({path, text}): Entry => [`${at}/${path}`, String(text)]),
  ]
}

/** Long enough for what a client of the world has begun; what takes longer is found as a difference. */
const settleMs = 5000

/** Waits for the transactions that began before `since`: their rows are older than it, and come later. */
async function settle(cluster: Cluster, since: string): Promise<void> {
  for (const endMs = performance.now() + settleMs; performance.now() < endMs; ) {
    const [row] = await cluster.query(openSql, [since])
    if (Number(row?.open) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

// A session that idles in its transaction for a second has been forgotten, and commits nothing.
const openSql = `SELECT count(*) AS open FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start <= $1
   AND NOT (state = 'idle in transaction' AND state_change < now() - interval '1 second')`

async function listTables(cluster: Cluster, since: string): Promise<readonly {name: string; text: string}[]> {
  const tables = await cluster.query(tablesSql)
  const listed = []
  for (const {name, is_dated: isDated} of tables) {
    const rows = `SELECT count(*) AS rows, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS checksum FROM ${name} t`
    const [row] = await cluster.query(
      isDated ? `${rows} WHERE created_at <= $1` : rows,
      isDated ? [since] : [],
    )
    listed.push({name: String(name), text: `${row?.rows} rows, ${row?.checksum}`})
  }
  return listed
}

const ownSchemas = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`

const tablesSql = `SELECT c.oid::regclass::text AS name,
  EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'created_at' AND NOT a.attisdropped) AS is_dated
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND ${ownSchemas} ORDER BY 1`

const objectsSql = `SELECT 'columns/' || c.oid::regclass || '/' || a.attname AS path, format_type(a.atttypid, a.atttypmod) AS text
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND ${ownSchemas}
  UNION ALL
  SELECT 'indexes/' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' (invalid)' END
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ownSchemas}
  UNION ALL
  SELECT 'settings/' || coalesce(d.datname, '*') || '/' || coalesce(r.rolname, '*'), array_to_string(s.setconfig, ', ')
  FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
  UNION ALL
  SELECT 'databases/' || datname, 'there' FROM pg_database WHERE NOT datistemplate
  UNION ALL
  SELECT 'extensions/' || extname, extversion FROM pg_extension
  UNION ALL
  SELECT 'roles/' || rolname, CASE WHEN rolcanlogin THEN 'login' ELSE 'no login' END FROM pg_roles WHERE rolname NOT LIKE 'pg\\_%'
  ORDER BY 1`
