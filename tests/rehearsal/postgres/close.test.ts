import {readdir} from 'node:fs/promises'
import {setTimeout as sleep} from 'node:timers/promises'
import {describe, expect, test} from 'vitest'
import {openRehearsalHost, processesOf} from './rehearsal-host.ts'

/** Segments that servers keep as files outside their data folder. */
async function sharedMemory(): Promise<string[]> {
  const names = await readdir('/dev/shm').catch((): string[] => [])
  return names.filter((name) => name.startsWith('PostgreSQL.'))
}

const automated = {type: 'AUTOMATED', description: 'nightly'} as const

describe('closing the world', () => {
  test('leaves no process and no file, and may be done twice', async () => {
    const {host, marker, close} = await openRehearsalHost()
    const {query} = await host.create('one')
    await host.backup('one', automated)
    await host.clone('one', 'two')
    if (process.platform === 'linux') expect(await processesOf(marker)).not.toEqual([])
    const endless = query('SELECT pg_sleep(600)')
    const outcome = expect(endless).rejects.toThrow()
    await sleep(50)
    expect(await close()).toEqual([])
    await outcome
    await host.close()
    expect(await processesOf(marker)).toEqual([])
    await expect(host.create('three')).rejects.toThrow('closing')
  }, 20_000)

  test.each([5, 30, 80, 140])(
    'ends a clone that is under way for %i ms',
    async (afterMs) => {
      const {host, marker, close} = await openRehearsalHost()
      await host.create('one')
      await host.backup('one', automated)
      const outcome = host.clone('one', 'two').then(
        () => 'done',
        (error: Error) => error.message,
      )
      await sleep(afterMs)
      expect(await close()).toEqual([])
      expect(['done', 'The rehearsal is closing.']).toContain(await outcome)
      expect(await processesOf(marker)).toEqual([])
    },
    20_000,
  )

  test.each([20, 150, 300, 450, 600])(
    'ends an initdb that is under way for %i ms',
    async (afterMs) => {
      const {host, marker, close} = await openRehearsalHost({cache: '/dev/null/no-cache'})
      const before = await sharedMemory()
      const outcome = expect(host.create('one')).rejects.toThrow('closing')
      await sleep(afterMs)
      expect(await close()).toEqual([])
      await outcome
      expect(await processesOf(marker)).toEqual([])
      // Worlds of other tests may have theirs for a moment.
      const added = async () => (await sharedMemory()).filter((name) => !before.includes(name))
      await expect.poll(added, {timeout: 10_000}).toEqual([])
    },
    20_000,
  )

  test.skipIf(process.platform !== 'linux')('lets the marker find each server from outside', async () => {
    const {host, marker, close} = await openRehearsalHost()
    const cluster = await host.create('one')
    const [server] = await processesOf(marker)
    process.kill(Number(server), 'SIGKILL')
    await expect.poll(() => processesOf(cluster.dataDirectory)).toEqual([])
    await close()
  })
})
