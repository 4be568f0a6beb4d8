import {setTimeout as sleep} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {startWorkload} from '../../../src/rehearsal/postgres/workload.ts'
import {openRehearsalHost} from './rehearsal-host.ts'

test('the ledger equals the table although sessions end in the middle of transactions', async () => {
  const {host, close} = await openRehearsalHost()
  try {
    const cluster = await host.create('one')
    const workload = await startWorkload({cluster, password: host.applicationPassword, seed: 'cut'})
    for (let cut = 0; cut < 40; cut += 1) {
      await sleep(7 + (cut % 9))
      await cluster.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'aiprod'`)
    }
    await sleep(200)
    await workload.stop()
    const instant = await host.latestRecoveryTime('one')
    const expected = workload.ledger.upTo(instant)
    expect(await cluster.query(workload.ledger.checksumSql)).toEqual([expected])
    expect(expected.rows).toBeGreaterThan(500)
    expect(workload.refusedWrites()).toBeGreaterThan(0)
    await expect(workload.drop()).rejects.toThrow('stopped')
  } finally {
    await close()
  }
}, 20_000)
