import {expect, test} from 'vitest'
import {parseDatetime} from '../../src/model/parse-datetime.ts'

test.each([
  ['2026-02-11T10:00:00Z', '2026-02-11T10:00:00.000Z'],
  ['2026-02-11T11:00:00+01:00', '2026-02-11T10:00:00.000Z'],
  ['2026-02-11 05:00:00-0500', '2026-02-11T10:00:00.000Z'],
  ['2026-03-01T00:30:00.123456+01:00', '2026-02-28T23:30:00.123456Z'],
  ['2024-02-29T23:59:59.5z', '2024-02-29T23:59:59.500Z'],
])('%s reaches commands as %s', (written, utc) => {
  expect(parseDatetime(written)).toBe(utc)
})

test.each([
  ['2026-02-11T10:00:00', 'no zone'],
  ['2026-02-30T10:00:00Z', 'no such day'],
  ['2026-02-11T25:00:00Z', 'no such hour'],
  ['2026-02-11T10:00:00+15:00', 'no such zone'],
  ['-p1h', 'relative'],
  ['', 'empty'],
])('%j is refused: %s', (written) => {
  expect(parseDatetime(written)).toBeUndefined()
})
