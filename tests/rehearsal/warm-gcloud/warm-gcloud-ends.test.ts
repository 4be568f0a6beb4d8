import {once} from 'node:events'
import {readdirSync} from 'node:fs'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {hasWarmGcloud, openTestWorld, runBash, type TestWorld} from '../test-world.ts'
import {errorsOf, startWaiting, until, warmProcesses} from './warm-processes.ts'

describe.skipIf(!hasWarmGcloud)('a gcloud that is kept warm', {timeout: 60_000}, () => {
  let opened: TestWorld
  beforeEach(async () => {
    opened = await openTestWorld('healthy', [], {usesGcloud: true})
  })
  afterEach(() => opened?.end())

  test('takes signals as gcloud takes them, and ends with a caller that is killed', async () => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const) {
      const command = await startWaiting(opened)
      const errors = errorsOf(command)
      const ended = once(command, 'exit')
      command.kill(signal)
      expect(await ended).toEqual([null, signal])
      await until(() => warmProcesses(opened).length === 1)
      const said = signal === 'SIGINT' ? '\n\nCommand killed by keyboard interrupt\n\n' : ''
      expect(await errors).toBe(said)
    }
  })

  test('is followed by the plain one when it has ended', async () => {
    const server = Math.min(...warmProcesses(opened))
    process.kill(server, 'SIGKILL')
    await until(() => warmProcesses(opened).length === 0)
    const script = 'CLOUDSDK_CORE_PROJECT=given gcloud config get core/project'
    const {code, stdout, stderr} = await runBash(opened.world, script)
    expect({code, stdout}, stderr).toEqual({code: 0, stdout: 'given\n'})
  })

  test('ends with its world, also in the middle of a command, and leaves no file', async () => {
    const command = await startWaiting(opened)
    const errors = errorsOf(command)
    const ended = once(command, 'exit')
    await opened.world.close()
    expect(readdirSync(opened.root)).toEqual([])
    expect(await ended).toEqual([1, null])
    expect(await errors).toContain('the gcloud that this rehearsal kept warm has ended')
    await until(() => warmProcesses(opened).length === 0)
  })
})
