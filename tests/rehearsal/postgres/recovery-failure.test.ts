import {readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openRehearsalHost, processesOf} from './rehearsal-host.ts'

test('a server that dies during its recovery says why, and the name is free again', async () => {
  const {host, root, close} = await openRehearsalHost()
  try {
    await host.create('one')
    const {id} = await host.backup('one', {type: 'AUTOMATED', description: 'nightly'})
    const archive = join(root, 'postgres', 'archives', 'one.1')
    for (const file of await readdir(archive)) await rm(join(archive, file))
    await expect(host.clone('one', 'two')).rejects.toThrow(/^FATAL: {2}/)
    await expect(host.restore(id, 'one', 'one')).rejects.toThrow(/^FATAL: {2}/)
    expect([host.get('one'), host.get('two')]).toEqual([undefined, undefined])
    expect(await processesOf(join(root, 'postgres', 'instances', 'two'))).toEqual([])
    const again = await host.create('two')
    expect(await again.query('SELECT 1 AS one')).toEqual([{one: 1}])
  } finally {
    expect(await close()).toEqual([])
  }
}, 20_000)
