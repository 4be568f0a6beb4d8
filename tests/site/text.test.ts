import {expect, test} from 'vitest'
import {renderDay} from '../../src/components/text/render-day.ts'
import {renderDuration} from '../../src/components/text/render-duration.ts'
import {renderShortRequest, tellingRequests} from '../../src/components/text/render-request.ts'

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [1234, '1.2 s'],
  [9999, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min'],
  [90_000, '1 min 30 s'],
  [1_800_000, '30 min'],
  [3_600_000, '1 h'],
  [5_430_000, '1 h 31 min'],
])('%i ms reads as %s', (durationMs, text) => {
  expect(renderDuration(durationMs)).toBe(text)
})

test('a day is the day in UTC', () => {
  expect(renderDay('2026-11-23T23:59:59.999Z')).toBe('23 Nov 2026')
  expect(renderDay('2027-01-01T00:30:00+02:00')).toBe('31 Dec 2026')
})

const get = {method: 'GET', host: 'sqladmin.googleapis.com', path: '/v1/instances/a', count: 3}
const post = {method: 'POST', host: 'sqladmin.googleapis.com', path: '/v1/instances/a/clone?x=1', count: 1}

test('a request in short keeps the method, the service and the last part of the path', () => {
  expect(renderShortRequest(post)).toBe('POST sqladmin… /clone')
})

test('changing requests tell what a step did, and a reading step tells its first', () => {
  expect(tellingRequests([get, post])).toEqual([post])
  expect(tellingRequests([get, get])).toEqual([get])
  expect(tellingRequests([])).toEqual([])
})
