import {existsSync} from 'node:fs'
import {chmod, readdir, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {relocateEmbedded} from '../../../src/rehearsal/postgres/embedded-postgres.ts'
import {findPostgres} from '../../../src/rehearsal/postgres/find-postgres.ts'
import {reachableBinaries} from '../../../src/rehearsal/postgres/reachable-binaries.ts'
import {programEnvironment} from '../../../src/rehearsal/postgres/run-program.ts'
import {serverIdentity} from '../../../src/rehearsal/postgres/server-identity.ts'
import {startWorkload} from '../../../src/rehearsal/postgres/workload.ts'
import {makeRoot, openRehearsalHost} from './rehearsal-host.ts'

const embedded = await findPostgres({prefer: 'embedded'}).catch(() => undefined)

test.skipIf(!embedded)(
  'the embedded server does the same recovery',
  async () => {
    const {host, close} = await openRehearsalHost({prefer: 'embedded'})
    try {
      expect(host.version).toMatch(/^\d+\.\d+ \(embedded\)$/)
      const cluster = await host.create('one')
      const workload = await startWorkload({cluster, password: host.applicationPassword, seed: 'another'})
      await host.backup('one', {type: 'AUTOMATED', description: 'nightly'})
      await sleep(200)
      const instant = await host.latestRecoveryTime('one')
      await workload.stop()
      const clone = await host.clone('one', 'two', instant)
      expect(await clone.query(workload.ledger.checksumSql)).toEqual([workload.ledger.upTo(instant)])
    } finally {
      expect(await close()).toEqual([])
    }
  },
  30_000,
)

test.skipIf(!embedded)('a copy of the embedded programs has the links that the package lacks', async () => {
  const root = await makeRoot()
  const programs = await relocateEmbedded(embedded!.folder, join(root, 'programs'))
  const libraries = join(dirname(programs), 'lib')
  expect((await readdir(libraries)).every((name) => existsSync(join(libraries, name)))).toBe(true)
  expect((await readdir(libraries)).length).toBe(
    (await readdir(join(dirname(embedded!.folder), 'lib'))).length,
  )
  expect(existsSync(join(programs, 'postgres'))).toBe(true)
  await rm(root, {recursive: true})
})

test.skipIf(!embedded || process.getuid?.() !== 0)('programs that nobody can reach are copied', async () => {
  const root = await makeRoot()
  const closed = await relocateEmbedded(embedded!.folder, join(root, 'closed'))
  await chmod(join(root, 'closed'), 0o700)
  const context = {
    identity: serverIdentity(),
    environment: programEnvironment({}),
    signal: new AbortController().signal,
  }
  const reachable = await reachableBinaries({...embedded!, folder: closed}, join(root, 'open'), context)
  expect(reachable.folder).toBe(join(root, 'open', 'native', 'bin'))
  expect(await reachableBinaries(embedded!, join(root, 'unused'), context)).toEqual(embedded)
  await rm(root, {recursive: true})
})

test('the usual folders are searched without any search path', async () => {
  const found = await findPostgres()
  expect(Number.parseInt(found.version, 10)).toBeGreaterThanOrEqual(15)
  expect(await readdir(found.folder)).toContain('initdb')
})
