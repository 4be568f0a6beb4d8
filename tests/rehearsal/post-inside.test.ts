import {expect, test} from 'vitest'
import {createDispatch} from '../../src/rehearsal/dispatch.ts'
import {parseFault} from '../../src/rehearsal/faults.ts'
import {postInside} from '../../src/rehearsal/post-inside.ts'
import {type Delivery, webhookRoutes} from '../../src/rehearsal/webhook-sink.ts'

const sink = 'https://hooks.slack.com/services/TEAM/key'

/** Posts to a world that has a webhook sink and nothing else. */
async function post(address: string, faults: readonly string[] = [], signal = new AbortController().signal) {
  const delivered: Delivery[] = []
  const dispatch = createDispatch({
    routes: webhookRoutes((one) => delivered.push(one)),
    project: {id: 'p', number: '1'},
    faults: faults.map(parseFault),
  })
  const status = await postInside({url: new URL(address), body: '{"text": "news"}', signal}, dispatch)
  return {status, delivered}
}

test('news of a run reach the sink of the world', async () => {
  const target = 'hooks.slack.com, team TEAM'
  expect(await post(sink)).toMatchObject({status: 200, delivered: [{target, text: '{"text": "news"}'}]})
})

test.each([
  'https://example.com/hook',
  'http://127.0.0.1:9/hook',
  'http://hooks.slack.com/services/TEAM/key',
])('news to %s go nowhere', async (address) => {
  expect(await post(address)).toEqual({status: 400, delivered: []})
})

test('a fault of the world is one for news too', async () => {
  await expect(post(sink, ['POST hooks cut'])).rejects.toThrow('the connection was cut')
  await expect(post(sink, ['POST hooks silence'], AbortSignal.abort('late'))).rejects.toBe('late')
  expect(await post(sink, ['POST hooks 500'])).toMatchObject({status: 500})
})
