import {createHash} from 'node:crypto'
import {expect, test} from 'vitest'
import {parseInstantMicroseconds} from '../../../src/rehearsal/postgres/instant.ts'
import {openLedger} from '../../../src/rehearsal/postgres/ledger.ts'
import {seededRandom} from '../../../src/rehearsal/postgres/seeded-random.ts'

const row = (id: number) => ({id, userId: 7, status: 'done', payload: 'é'})
const at = '2026-02-11T10:00:00.000500Z'

test('a transaction counts from its own microsecond on', () => {
  const ledger = openLedger()
  ledger.enter(parseInstantMicroseconds(at), [row(10), row(9)])
  const checksum = createHash('md5').update('9:7:done:é,10:7:done:é').digest('hex')
  expect(ledger.upTo(at)).toEqual({rows: 2, checksum})
  expect(ledger.upTo('2026-02-11T10:00:00.000499Z').rows).toBe(0)
})

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: string) => {
    const random = seededRandom(seed)
    return Array.from({length: 20}, () => random.below(1000))
  }
  expect(numbers('one')).toEqual(numbers('one'))
  expect(numbers('one')).not.toEqual(numbers('two'))
  expect(numbers('one').every((number) => number >= 0 && number < 1000)).toBe(true)
})
