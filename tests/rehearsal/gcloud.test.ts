import {chmod, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {findGcloud} from '../../src/rehearsal/gcloud.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gcloud-'))
  for (const part of ['sdk/bin', 'path', 'plain', 'wrapped'])
    await mkdir(join(folder, part), {recursive: true})
  await writeFile(join(folder, 'sdk/VERSION'), '530.1.0\n')
  for (const file of ['sdk/bin/gcloud', 'plain/gcloud', 'wrapped/gcloud'])
    await writeFile(join(folder, file), '#!/bin/sh\n')
  for (const file of ['sdk/bin/gcloud', 'wrapped/gcloud']) await chmod(join(folder, file), 0o755)
  await symlink(join(folder, 'sdk/bin/gcloud'), join(folder, 'path/gcloud'))
})
afterAll(() => rm(folder, {recursive: true}))

test('the version is read from the SDK behind a link, without starting gcloud', async () => {
  expect(await findGcloud(join(folder, 'path'))).toEqual({
    binary: join(folder, 'path/gcloud'),
    version: '530.1.0',
  })
})

test('a file that cannot be executed is passed over, and a wrapper has no known version', async () => {
  const searchPath = [join(folder, 'plain'), 'relative', '', join(folder, 'wrapped')].join(':')
  expect(await findGcloud(searchPath)).toEqual({binary: join(folder, 'wrapped/gcloud'), version: 'unknown'})
})

test('nothing is found where there is none', async () => {
  expect(await findGcloud(join(folder, 'plain'))).toBeUndefined()
})
