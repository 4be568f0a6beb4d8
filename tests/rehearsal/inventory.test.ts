import pg from 'pg'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {compareInventories, renderChange} from '../../src/run-to-report/compare-inventories.ts'
import {openTestWorld, runBash, type TestWorld} from './test-world.ts'

let opened: TestWorld
beforeAll(async () => {
  opened = await openTestWorld('healthy')
})
afterAll(() => opened?.end())

const secrets = 'https://secretmanager.googleapis.com/v1/projects/aiprod-484120/secrets'

test('a world in which only its own clients write has the same inventory a moment later', async () => {
  const since = new Date().toISOString()
  const before = (await opened.world.inventory(since))!
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining([
      'instances/aiprod-v33-postgres/state',
      'secrets/DATABASE_URL/versions/1',
      'services/aiprod-v33-api/traffic',
      'databases/aiprod-v33-postgres/tables/jobs',
      'databases/aiprod-v33-postgres/indexes/jobs_pkey',
    ]),
  )
  expect(before['databases/aiprod-v33-postgres/tables/jobs']).toMatch(/^[1-9]\d* rows, [0-9a-f]{32}$/)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(compareInventories(before, (await opened.world.inventory(since))!)).toEqual([])
})

test('what was made, changed and written is found', async () => {
  const since = new Date().toISOString()
  const before = (await opened.world.inventory(since))!
  const make = `curl -fsS -d '{"replication": {"automatic": {}}}' '${secrets}?secretId=NEW' && curl -fsS -X POST -d '{}' ${secrets}/DATABASE_URL/versions/1:disable`
  expect((await runBash(opened.world, make)).code).toBe(0)
  const url = new URL(opened.world.secrets[0]!)
  const {port} = opened.world.dial({host: url.hostname, port: 5432})
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: url.username,
    password: url.password,
    database: 'aiprod',
  })
  await client.connect()
  await client.query('CREATE INDEX by_user ON jobs (user_id)')
  await client.query("UPDATE jobs SET status = 'lost' WHERE id = 1")
  await client.query('ALTER DATABASE aiprod SET statement_timeout = 5000')
  await client.end()
  const changes = compareInventories(before, (await opened.world.inventory(since))!).map(renderChange)
  expect(changes).toEqual([
    'databases/aiprod-v33-postgres/indexes/by_user: there now, was not before',
    'databases/aiprod-v33-postgres/settings/aiprod/*: there now, was not before',
    expect.stringMatching(/^databases\/aiprod-v33-postgres\/tables\/jobs: (\d+) rows, .* -> \1 rows, /),
    'secrets/DATABASE_URL/versions/1: ENABLED -> DISABLED',
    'secrets/NEW/replication/automatic: there now, was not before',
  ])
})
