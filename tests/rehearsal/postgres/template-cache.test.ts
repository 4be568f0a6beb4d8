import {chmod, mkdir, readdir, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {templateCacheFolder} from '../../../src/rehearsal/postgres/template-cache.ts'
import {makeRoot, openRehearsalHost} from './rehearsal-host.ts'

describe('the template cache', () => {
  let cache: string

  beforeEach(async () => {
    cache = await makeRoot()
  })

  afterEach(async () => {
    await rm(cache, {recursive: true})
  })

  async function createOnce(): Promise<void> {
    const {host, close} = await openRehearsalHost({cache})
    try {
      const {query} = await host.create('one')
      expect(await query('SELECT current_database() AS name')).toEqual([{name: 'aiprod'}])
    } finally {
      await close()
    }
  }

  test('holds one template after two worlds that started together', async () => {
    await Promise.all([createOnce(), createOnce()])
    expect(await readdir(cache)).toEqual([expect.stringMatching(/^postgres-\d+\.\d+-\d+-[0-9a-f]{12}$/)])
  }, 30_000)

  test('is made anew when a file of it is missing', async () => {
    await createOnce()
    const [name] = await readdir(cache)
    await rm(join(cache, name!, 'data', 'global'), {recursive: true})
    await createOnce()
    expect(await readdir(join(cache, name!, 'data'))).toContain('global')
  }, 30_000)

  test('is not read when others could have written it or it is a link', async () => {
    await createOnce()
    const [name] = await readdir(cache)
    await chmod(join(cache, name!), 0o777)
    await writeFile(join(cache, name!, 'data', 'PG_VERSION'), 'not ours')
    await createOnce()
    await chmod(join(cache, name!), 0o700)
    await rename(join(cache, name!), join(cache, 'elsewhere'))
    await symlink(join(cache, 'elsewhere'), join(cache, name!))
    await createOnce()
  }, 30_000)

  test('loses what a killed world left in it, once that is old', async () => {
    const left = [
      'postgres-15.1-0-000000000000.0123456789ab.tmp',
      'postgres-15.1-0-000000000000.ba9876543210.tmp',
    ]
    for (const name of left) await mkdir(join(cache, name))
    await utimes(join(cache, left[0]!), 0, 0)
    await createOnce()
    expect((await readdir(cache)).filter((name) => name.endsWith('.tmp'))).toEqual([left[1]])
  }, 30_000)

  test('is in the cache folder of the user', () => {
    expect(templateCacheFolder({XDG_CACHE_HOME: '/caches'})).toBe('/caches/runbook')
    expect(templateCacheFolder({})).toMatch(/\.cache\/runbook$/)
  })
})
