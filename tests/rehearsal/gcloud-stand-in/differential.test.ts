import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {commands} from '../../../src/rehearsal/gcloud-stand-in/commands/commands.ts'
import {hasGcloud} from '../test-world.ts'
import {buildStandIn} from './build-stand-in.ts'
import {changing, reading} from './command-cases.ts'
import {describeState, expectSame} from './compare.ts'
import {badFlags, changes, failedOperations, type Invocation, looks, odd, refusals} from './invocations.ts'
import {openRecordedWorld, type RecordedWorld} from './recorded-world.ts'
import {runTwice} from './run-twice.ts'

test('every command of the stand-in is held against the real gcloud', () => {
  const words = [...reading, ...changing].map((cases) => cases.words)
  expect(words.sort()).toEqual(commands.map((command) => command.words).sort())
})

// The real gcloud is kept warm here, which tests/campaign/warm-gcloud.test.ts holds against the plain one;
// that file holds the stand-in against the plain one as well.
describe.skipIf(!hasGcloud)('the stand-in and the real gcloud do the same', () => {
  let world: RecordedWorld
  let built: Awaited<ReturnType<typeof buildStandIn>>
  let real: readonly string[]
  let standIn: readonly string[]

  beforeAll(async () => {
    ;[world, built] = await Promise.all([openRecordedWorld(), buildStandIn()])
    real = [world.warmGcloud ?? 'gcloud']
    standIn = [process.execPath, built.program]
  })
  afterAll(() => Promise.all([world?.end(), built?.remove()]))

  const runBoth = async (invocation: Invocation) => {
    const {args, options, code, name: _name, undo: _undo, ...same} = invocation
    const [one, other] = await Promise.all([
      world.observe([...real, ...args], options),
      world.observe([...standIn, ...args], options),
    ])
    if (code !== undefined) expect(one.code, one.stderr).toBe(code)
    expectSame(one, other, same)
    return other
  }

  describe.concurrent('where nothing changes', () => {
    test.each([...looks, ...refusals, ...odd])('$name', async (invocation) => {
      await runBoth(invocation)
    })

    test.each(badFlags)('$name', async (invocation) => {
      const {stderr} = await runBoth(invocation)
      const command = invocation.name.replace(/:.*/, '').replaceAll(' ', '.')
      expect(stderr).toContain(`ERROR: (gcloud.${command}) unrecognized arguments: --nope`)
      expect(stderr).toContain('stand-in')
    })

    test.each(failedOperations)('$name', async (invocation) => {
      expect((await runBoth(invocation)).stderr).toContain('[INTERNAL_ERROR] The test says no.')
    })
  })

  describe('where something changes', () => {
    test.each(changes)('$name', async (invocation) => {
      const {before, first, second} = await runTwice(world, invocation, [real, standIn])
      expect(first.observed.code, first.observed.stderr).toBe(0)
      expectSame(first.observed, second.observed, {changes: true})
      expect(describeState(second.state)).toBe(describeState(first.state))
      expect(describeState(first.state)).not.toBe(describeState(before))
    })
  })

  test('a client that sends nothing does not pass', async () => {
    const [one, other] = await Promise.all([world.observe(['true']), world.observe(['true'])])
    expect(() => expectSame(one, other)).toThrow()
  })
})
