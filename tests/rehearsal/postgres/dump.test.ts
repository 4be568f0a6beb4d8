import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Cluster} from '../../../src/rehearsal/postgres/contract.ts'
import {dumpDatabase} from '../../../src/rehearsal/postgres/dump-database.ts'
import {loadDump} from '../../../src/rehearsal/postgres/load-dump.ts'
import {openRehearsalHost, type RehearsalHost} from './rehearsal-host.ts'

let opened: RehearsalHost
let server: Cluster
beforeAll(async () => {
  opened = await openRehearsalHost()
  server = await opened.host.create('one')
})
afterAll(() => opened?.close())

const contents = `SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS rows FROM "Odd Name" t`
const shape = `SELECT string_agg(text, E'\\n' ORDER BY text) AS shape FROM (
  SELECT indexdef AS text FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0
  UNION ALL SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
    FROM information_schema.columns WHERE table_schema = 'public') AS all_of_it`

test('what was exported is the same again: values, keys, references, defaults and indexes', async () => {
  await server.query(`CREATE TABLE "Odd Name" (id bigint PRIMARY KEY, note text, at timestamptz NOT NULL DEFAULT now(),
    data bytea, tags text[], CHECK (id > 0))`)
  await server.query('CREATE TABLE child (parent bigint NOT NULL REFERENCES "Odd Name" (id))')
  await server.query('CREATE INDEX odd_notes ON "Odd Name" (lower(note)) WHERE note IS NOT NULL')
  await server.query(
    `INSERT INTO "Odd Name" VALUES (1, E'it''s; \\\\ "so"\\n--', '2026-01-01Z', '\\x00ff', '{a,"b,c",NULL}'), (2, NULL, now(), NULL, '{}')`,
  )
  await server.query('INSERT INTO child VALUES (2)')
  const dump = await server.session('aiprod', dumpDatabase)
  await server.session('postgres', (client) => client.query('CREATE DATABASE copy OWNER aiprod'))
  await server.session('copy', (client) => loadDump(client, {dump, role: 'aiprod'}))
  const look = async (sql: string) => [
    (await server.query(sql))[0],
    (await server.session('copy', (client) => client.query(sql))).rows[0],
  ]
  for (const sql of [contents, shape, 'SELECT count(*) FROM child']) {
    const [source, copy] = await look(sql)
    expect(copy).toEqual(source)
  }
})

test('what cannot be carried is an error that names it, and a dump that fails leaves nothing', async () => {
  await server.session('copy', (client) => client.query('CREATE VIEW seen AS SELECT 1 AS one'))
  await expect(server.session('copy', dumpDatabase)).rejects.toThrow('not seen')
  await server.session('postgres', (client) => client.query('CREATE DATABASE third OWNER aiprod'))
  const dump = 'CREATE TABLE made (id int); SELECT 1 / 0;'
  await expect(server.session('third', (client) => loadDump(client, {dump, role: 'aiprod'}))).rejects.toThrow(
    'zero',
  )
  const left = await server.session('third', (client) => client.query(`SELECT to_regclass('made') AS made`))
  expect(left.rows).toEqual([{made: null}])
})
