import {expect, test} from 'vitest'
import {maskEvent} from '../../src/plan-to-run/mask/mask-event.ts'
import {createMasker} from '../../src/plan-to-run/mask.ts'
import {sampleEvents} from './sample-run.ts'

const secret = 'look-at-api.example.com'
const masker = createMasker([secret])

test('what others wrote is masked at any depth, and a path has no query', () => {
  const event = sampleEvents().find((one) => one.kind === 'step-ended' && one.requests.length > 0)!
  if (event.kind !== 'step-ended') throw new Error('not a step')
  const request = {...event.requests[0]!, path: `/v1/${secret}?key=abc`, refused: `no route for ${secret}`}
  const told = {...event, message: `failed on ${secret}`, requests: [request]}
  expect(maskEvent(told, masker)).toEqual({
    ...told,
    message: 'failed on [masked]',
    requests: [{...request, path: '/v1/[masked]', refused: 'no route for [masked]'}],
  })
})

test('events without a secret stay as they are, the plan included', () => {
  for (const event of sampleEvents()) expect(maskEvent(event, masker)).toEqual(event)
})
