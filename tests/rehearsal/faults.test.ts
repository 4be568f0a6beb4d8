import {expect, test} from 'vitest'
import {createFaultFinder, parseFault} from '../../src/rehearsal/faults.ts'

test('a fault is method, path pattern and kind, with an optional number of times', () => {
  expect(parseFault('POST /clone$ operation-error')).toEqual({
    method: 'POST',
    path: /\/clone$/,
    kind: 'operation-error',
    times: Number.POSITIVE_INFINITY,
  })
  expect(parseFault(' * secrets 500  times=2 ')).toMatchObject({method: '*', kind: '500', times: 2})
})

test.each([
  '',
  'GET',
  'GET /x',
  'get /x 500',
  'GET /x 501',
  'GET /x 500 times=0',
  'GET /x 500 twice',
  'GET /x 500 times=1 more',
  'GET ( 500',
])('%j is refused with the text that was given', (text) => {
  expect(() => parseFault(text)).toThrow(`got \`${text}\``)
})

test('a fault hits its requests only, and only as often as it says', () => {
  const find = createFaultFinder([parseFault('GET /instances/a$ 403 times=1'), parseFault('* run 500')])
  const ask = (method: string, host: string, path: string) => find({method, host, path})
  expect(ask('POST', 'sql', '/instances/a')).toBeUndefined()
  expect(ask('GET', 'sql', '/instances/ab')).toBeUndefined()
  expect(ask('GET', 'sql', '/instances/a')).toBe('403')
  expect(ask('GET', 'sql', '/instances/a')).toBeUndefined()
  expect(ask('PUT', 'run.googleapis.com', '/x')).toBe('500')
})
