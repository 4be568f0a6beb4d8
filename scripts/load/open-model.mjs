import {setTimeout as sleep} from 'node:timers/promises'

/**
 * Sends requests at fixed times, whether or not earlier ones have been answered, as customers do. A time is counted
 * from the moment at which the request was due, so a service that blocks cannot hide behind a client that waits.
 *
 * @param {{count: number, perMinute: number, send: () => Promise<number>}} load `send` gives the HTTP status, 0 without an answer
 * @returns {Promise<{status: number, durationMs: number, lateMs: number}[]>} in the order in which they were due
 */
export async function sendOpenLoad({count, perMinute, send}) {
  const everyMs = 60_000 / perMinute
  const beganAt = performance.now()
  const running = []
  for (let number = 0; number < count; number += 1) {
    const dueAt = beganAt + number * everyMs
    const restMs = dueAt - performance.now()
    if (restMs > 0) await sleep(restMs)
    running.push(measure(send, dueAt))
  }
  return Promise.all(running)
}

async function measure(send, dueAt) {
  const lateMs = performance.now() - dueAt
  const status = await send()
  return {status, durationMs: performance.now() - dueAt, lateMs}
}
