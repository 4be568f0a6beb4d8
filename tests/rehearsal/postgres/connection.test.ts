import {afterEach, expect, test, vi} from 'vitest'
import {openRehearsalHost} from './rehearsal-host.ts'

afterEach(() => vi.unstubAllEnvs())

test('no PG variable of the caller reaches a session', async () => {
  const variables = {
    PGHOST: '192.0.2.1',
    PGPORT: '1',
    PGUSER: 'somebody',
    PGPASSWORD: 'wrong',
    PGDATABASE: 'elsewhere',
    PGOPTIONS: '-c default_transaction_read_only=on',
    PGREPLICATION: 'database',
    PGSSLMODE: 'require',
    PGSSLNEGOTIATION: 'direct',
    PGAPPNAME: 'elsewhere',
    PGCLIENT_ENCODING: 'LATIN1',
    PGDATA: '/nonexistent',
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  const {host, close} = await openRehearsalHost()
  try {
    const {query} = await host.create('one')
    const [row] = await query(`SELECT current_user AS role, current_database() AS database,
      current_setting('default_transaction_read_only') AS read_only, current_setting('client_encoding') AS encoding`)
    expect(row).toEqual({role: 'postgres', database: 'aiprod', read_only: 'off', encoding: 'UTF8'})
    await host.backup('one', {type: 'AUTOMATED', description: 'nightly'})
  } finally {
    await close()
  }
}, 20_000)
