// Writes the names that PostgreSQL itself has: functions, types, settings, operators, and its own tables with their
// columns. Needs initdb and postgres on the PATH or in PGBIN: PGBIN=/usr/lib/postgresql/15/bin node scripts/make-sql-catalog.mjs
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const outfile = 'src/runbook-to-problems/sql/catalog.json'
const folder = mkdtempSync(join(tmpdir(), 'sql-catalog-'))
const program = (name) => (process.env.PGBIN ? join(process.env.PGBIN, name) : name)

/** The first column of what a query gives, sorted, from a server of one process that no socket reaches. */
function ask(sql) {
  const output = execFileSync(program('postgres'), ['--single', '-D', folder, '-j', 'template1'], {
    input: `${sql};\n\n`,
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['pipe', 'pipe', 'ignore'],
    ...asUser,
  })
  return [...output.matchAll(/1: \w+ = "([^"]*)"/g)].map(([, value]) => value)
}

const names = (sql) => [...new Set(ask(sql))].sort()
const asUser = process.getuid?.() === 0 ? {uid: 65534, gid: 65534} : {}

try {
  if (asUser.uid) execFileSync('chown', [`${asUser.uid}:${asUser.gid}`, folder])
  execFileSync(
    program('initdb'),
    ['-D', folder, '-U', 'postgres', '--locale=C', '--encoding=UTF8', '--no-sync'],
    {
      stdio: 'ignore',
      ...asUser,
    },
  )
  const visible =
    "relkind IN ('r', 'v') AND relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)"
  const catalog = {
    version: ask('SHOW server_version')[0],
    functions: names("SELECT proname FROM pg_proc WHERE proname !~ '(in|out|send|recv)$' OR proname ~ '_'"),
    types: names("SELECT typname FROM pg_type WHERE typname !~ '^_' AND typtype <> 'c'"),
    settings: names('SELECT name FROM pg_settings'),
    operators: names('SELECT oprname FROM pg_operator'),
    relations: names(`SELECT relname FROM pg_class WHERE ${visible}`),
    columns: names(
      `SELECT attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE attnum > 0 AND ${visible}`,
    ),
  }
  writeFileSync(outfile, `${JSON.stringify(catalog, undefined, 2)}\n`)
  execFileSync('npx', ['--no', 'biome', 'format', '--write', outfile])
  console.log(`${outfile}: PostgreSQL ${catalog.version}, ${catalog.functions.length} functions`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}
