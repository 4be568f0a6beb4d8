import {afterAll, beforeAll, describe} from 'vitest'
import {buildStandIn} from '../rehearsal/gcloud-stand-in/build-stand-in.ts'
import {expectSame} from '../rehearsal/gcloud-stand-in/compare.ts'
import {expectIdentical} from '../rehearsal/gcloud-stand-in/expect-identical.ts'
import {invocations} from '../rehearsal/gcloud-stand-in/invocations.ts'
import {openRecordedWorld, type RecordedWorld} from '../rehearsal/gcloud-stand-in/recorded-world.ts'
import {runTwice} from '../rehearsal/gcloud-stand-in/run-twice.ts'
import {hasWarmGcloud} from '../rehearsal/test-world.ts'
import {campaign, isFull} from './campaign.ts'

/** Of `npm test`. */
const share = 5

/** The share is spread over all kinds. */
function pick(index: number) {
  return invocations[isFull ? index : Math.floor((index * invocations.length) / share)]!
}

describe.skipIf(!hasWarmGcloud)('the gcloud that is kept warm', () => {
  let world: RecordedWorld
  let built: Awaited<ReturnType<typeof buildStandIn>>

  beforeAll(async () => {
    ;[world, built] = await Promise.all([openRecordedWorld(), buildStandIn()])
  })
  afterAll(() => Promise.all([world?.end(), built?.remove()]))

  campaign({
    name: 'warm gcloud',
    promise: 'does what the plain one does: exit status, both streams, every request',
    trials: {share, full: invocations.length},
    async trial(_random, index) {
      const invocation = pick(index)
      const {first, second} = await runTwice(world, invocation, [['gcloud'], [world.warmGcloud!]])
      expectIdentical(first.observed, second.observed, invocation.changes)
    },
  })

  campaign({
    name: 'gcloud stand-in',
    promise: 'does what the plain gcloud does: exit status, standard output, every request',
    trials: {share, full: invocations.length},
    async trial(_random, index) {
      const invocation = pick(index)
      const standIn = [process.execPath, built.program]
      const {first, second} = await runTwice(world, invocation, [['gcloud'], standIn])
      const {changes, sendsNothing} = invocation
      expectSame(first.observed, second.observed, {
        ...(changes && {changes}),
        ...(sendsNothing && {sendsNothing}),
      })
    },
  })
})
