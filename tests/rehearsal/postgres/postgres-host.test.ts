import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Cluster, Workload} from '../../../src/rehearsal/postgres/contract.ts'
import {RecoveryRangeError} from '../../../src/rehearsal/postgres/recovery-range-error.ts'
import {startWorkload} from '../../../src/rehearsal/postgres/workload.ts'
import {instantOfEntry, openRehearsalHost, processesOf, type RehearsalHost} from './rehearsal-host.ts'

const source = 'shop-postgres'
const automated = {type: 'AUTOMATED', description: 'nightly'} as const

describe('a dropped table', () => {
  let world: RehearsalHost
  let cluster: Cluster
  let workload: Workload
  let between: string
  let droppedAt: string

  beforeAll(async () => {
    world = await openRehearsalHost()
    cluster = await world.host.create(source)
    workload = await startWorkload({cluster, password: world.host.applicationPassword, seed: 'a seed'})
    await world.host.backup(source, automated)
    await sleep(300)
    between = await world.host.latestRecoveryTime(source)
    await sleep(300)
    await workload.drop()
    droppedAt = instantOfEntry((await cluster.logLines()).find((entry) => entry.includes('DROP TABLE jobs'))!)
  }, 30_000)

  afterAll(async () => {
    await workload.stop()
    await world.close()
  })

  test('is in the log as a statement of the application, without any password', async () => {
    const log = (await cluster.logLines()).join('\n')
    expect(log).toMatch(/ UTC \[\d+\] db=aiprod,user=aiprod LOG: {2}statement: DROP TABLE jobs$/m)
    expect(log).not.toMatch(/password/i)
    expect(log).not.toContain(world.host.applicationPassword)
  })

  test('comes back with exactly the rows of the ledger at the instant of the drop', async () => {
    const clone = await world.host.clone(source, 'at-the-drop', droppedAt)
    const expected = workload.ledger.upTo(droppedAt)
    expect(await clone.query(workload.ledger.checksumSql)).toEqual([expected])
    expect(expected.rows).toBeGreaterThan(500)
    expect(await clone.query('SELECT bool_and(created_at <= $1) AS earlier FROM jobs', [droppedAt])).toEqual([
      {earlier: true},
    ])
    expect(await world.host.recovery('at-the-drop')).toEqual({
      stopLine: expect.stringMatching(/^recovery stopping before commit of transaction \d+, time /),
      timeline: 2,
    })
  })

  test('comes back with fewer rows at an earlier instant', async () => {
    const clone = await world.host.clone(source, 'earlier', between)
    expect(await clone.query(workload.ledger.checksumSql)).toEqual([workload.ledger.upTo(between)])
    expect(workload.ledger.upTo(between).rows).toBeLessThan(workload.ledger.upTo(droppedAt).rows)
  })

  test('is still dropped in a clone without an instant, while rows go on into results', async () => {
    const clone = await world.host.clone(source, 'now')
    expect(await clone.query(`SELECT to_regclass('jobs') AS jobs`)).toEqual([{jobs: null}])
    const [row] = await clone.query('SELECT count(*)::int AS rows FROM results')
    expect(row?.rows).toBeGreaterThan(0)
  })

  test('cannot be recovered to an instant before the first backup or in the future', async () => {
    const [backup] = world.host.backups(source)
    const outside = ['2001-01-01T00:00:00Z', backup!.startedAt, '2099-01-01T00:00:00.000000Z']
    for (const instant of outside) {
      const refusal = world.host.clone(source, 'never', instant)
      await expect(refusal).rejects.toThrow(RecoveryRangeError)
      await expect(refusal).rejects.toMatchObject({
        from: backup!.endedAt,
        to: expect.stringMatching(/\.\d{3}Z$/),
      })
      await expect(world.host.checkRecoveryRange(source, instant)).rejects.toThrow(
        /recovery is possible from/,
      )
    }
    expect(world.host.get('never')).toBeUndefined()
  })

  test('can be recovered again from a backup of the clone, on a third timeline', async () => {
    await world.host.clone(source, 'first', droppedAt)
    await world.host.backup('first', automated)
    const [added] = await (await world.host.clone('first', 'second')).query(workload.ledger.checksumSql)
    expect(added).toEqual(workload.ledger.upTo(droppedAt))
    expect((await world.host.recovery('second'))?.timeline).toBe(3)
  })

  test('is undone by a restore of the backup, which overwrites what the target had', async () => {
    const target = await world.host.clone(source, 'target', droppedAt)
    await target.query('CREATE TABLE scratch (id int)')
    const [backup] = world.host.backups(source)
    const restored = await world.host.restore(backup!.id, source, 'target')
    expect(restored.port).toBe(target.port)
    expect(await restored.query(`SELECT to_regclass('scratch') AS scratch`)).toEqual([{scratch: null}])
    const [row] = await restored.query(workload.ledger.checksumSql)
    expect(row?.rows).toBeGreaterThanOrEqual(500)
    expect(row?.rows).toBeLessThan(workload.ledger.upTo(droppedAt).rows)
    expect(await world.host.recovery('target')).toBeUndefined()
  })

  test('leaves clones and backups possible while the database is read-only', async () => {
    await cluster.query('ALTER DATABASE aiprod SET default_transaction_read_only = on')
    await cluster.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'aiprod'`)
    await world.host.backup(source, {type: 'ON_DEMAND', description: 'before recovery'})
    const clone = await world.host.clone(source, 'read-only', droppedAt)
    expect(await clone.query(workload.ledger.checksumSql)).toEqual([workload.ledger.upTo(droppedAt)])
    expect(world.host.backups(source).map(({type}) => type)).toEqual(['AUTOMATED', 'ON_DEMAND'])
    await expect.poll(() => workload.refusedWrites()).toBeGreaterThan(0)
  })

  test('refuses what is not there or is there already', async () => {
    const [backup] = world.host.backups(source)
    await expect(world.host.restore('1', source, source)).rejects.toThrow('has no backup 1')
    await expect(world.host.create(source)).rejects.toThrow('already')
    await expect(world.host.restore(backup!.id, source, 'missing')).rejects.toThrow('no PostgreSQL instance')
  })

  test('refuses the application with a wrong password', async () => {
    const wrong = startWorkload({cluster, password: 'wrong', seed: 'a seed'})
    await expect(wrong).rejects.toThrow('password authentication failed')
  })

  test('is gone with its server and files when an instance is removed, and its backups stay', async () => {
    const clone = await world.host.clone(source, 'short-lived', droppedAt)
    await world.host.backup('short-lived', automated)
    await world.host.remove('short-lived')
    expect(world.host.get('short-lived')).toBeUndefined()
    expect(await processesOf(clone.dataDirectory)).toEqual([])
    expect(world.host.backups('short-lived')).toHaveLength(1)
  })
})
