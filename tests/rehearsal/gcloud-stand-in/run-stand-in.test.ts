import {spawnSync} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {installStandIn} from '../../../src/rehearsal/install-stand-in.ts'
import {buildStandIn} from './build-stand-in.ts'
import {openRecordedWorld, type RecordedWorld} from './recorded-world.ts'

let built: Awaited<ReturnType<typeof buildStandIn>>
beforeAll(async () => {
  built = await buildStandIn()
})
afterAll(() => built.remove())

test('outside a rehearsal it refuses whatever it is asked, and sends nothing', () => {
  const {PATH} = process.env
  const elsewhere = {
    CLOUDSDK_PROXY_ADDRESS: '192.0.2.1',
    CLOUDSDK_PROXY_PORT: '80',
    HTTPS_PROXY: 'http://192.0.2.1',
  }
  for (const env of [{PATH}, {PATH, ...elsewhere}]) {
    const args = [built.program, 'sql', 'instances', 'list', '--project=p']
    const {status, stdout, stderr} = spawnSync(process.execPath, args, {env, encoding: 'utf8'})
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toContain('The stand-in works inside a rehearsal only')
  }
})

describe('inside a rehearsal', () => {
  let world: RecordedWorld
  let folder: string
  beforeAll(async () => {
    world = await openRecordedWorld()
    folder = await mkdtemp(join(tmpdir(), "it's a folder-"))
  })
  afterAll(() => Promise.all([world?.end(), rm(folder, {recursive: true})]))

  test('it is a program named gcloud, in a folder of its own', async () => {
    const path = await installStandIn('gcloud', folder, built.program)
    const command = [join(path!, 'gcloud'), 'secrets', 'versions', 'list', 'DATABASE_URL']
    const {code, stdout} = await world.observe([
      ...command,
      '--project=aiprod-484120',
      '--format=value(name,state)',
    ])
    expect({code, stdout}).toEqual({code: 0, stdout: '1\tenabled\n'})
  })

  test('it is not put anywhere where it has not been bundled', async () => {
    expect(await installStandIn('gcloud', folder, join(folder, 'nix.mjs'))).toBeUndefined()
  })

  test('a server error is tried again, and told at last', async () => {
    const error = {code: 500, status: 'INTERNAL', message: 'The test says no.'}
    const broken = {method: 'GET', path: /instances$/, reply: {status: 500, body: {error}}}
    const command = [process.execPath, built.program, 'sql', 'instances', 'list', '--project=aiprod-484120']
    const {code, stderr, requests} = await world.observe(command, {interferences: [broken]})
    expect({code, stderr}).toEqual({
      code: 1,
      stderr: 'ERROR: (gcloud.sql.instances.list) INTERNAL: The test says no.\n',
    })
    expect(requests).toHaveLength(6)
  })

  test('a secret that was damaged on its way is not handed out', async () => {
    const payload = {data: Buffer.from('damaged').toString('base64'), dataCrc32c: '1'}
    const damaged = {method: 'GET', path: /:access$/, reply: {status: 200, body: {name: 'a', payload}}}
    const words = [
      'secrets',
      'versions',
      'access',
      'latest',
      '--secret=DATABASE_URL',
      '--project=aiprod-484120',
    ]
    const {code, stdout} = await world.observe([process.execPath, built.program, ...words], {
      interferences: [damaged],
    })
    expect({code, stdout}).toEqual({code: 1, stdout: ''})
  })
})
