import {chmod, lstat, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {keepBytecode} from '../../src/rehearsal/keep-bytecode.ts'

let cache: string
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'runbook-bytecode-'))
})
afterEach(() => rm(cache, {recursive: true}))

const gcloud = {binary: '/usr/bin/gcloud', version: '528.0.0'}
const folderOf = async (one = gcloud) => (await keepBytecode(one, cache)).PYTHONPYCACHEPREFIX

test('the folder is of this user only, and bytecode is written into it', async () => {
  const kept = await keepBytecode(gcloud, cache)
  expect(kept).toEqual({
    PYTHONPYCACHEPREFIX: expect.stringMatching(/gcloud-528\.0\.0-/),
    PYTHONDONTWRITEBYTECODE: '',
  })
  expect((await lstat(kept.PYTHONPYCACHEPREFIX!)).mode & 0o777).toBe(0o700)
  expect(await keepBytecode(gcloud, cache)).toEqual(kept)
})

test('another version and another place have their own: their files may bear the same time', async () => {
  const folders = [
    await folderOf(),
    await folderOf({...gcloud, version: '529.0.0'}),
    await folderOf({...gcloud, binary: '/opt/google-cloud-sdk/bin/gcloud'}),
  ]
  expect(new Set(folders).size).toBe(3)
})

test('nothing is kept for a version that is unknown', async () => {
  expect(await keepBytecode({...gcloud, version: 'unknown'}, cache)).toEqual({})
})

test('a folder into which others can write, or a link, is not used', async () => {
  const folder = (await folderOf())!
  await chmod(folder, 0o777)
  expect(await keepBytecode(gcloud, cache)).toEqual({})
  await rm(folder, {recursive: true})
  await mkdir(join(cache, 'elsewhere'))
  await symlink(join(cache, 'elsewhere'), folder)
  expect(await keepBytecode(gcloud, cache)).toEqual({})
})

test('a cache that cannot be made costs time only', async () => {
  await writeFile(join(cache, 'file'), '')
  expect(await keepBytecode(gcloud, join(cache, 'file'))).toEqual({})
})
