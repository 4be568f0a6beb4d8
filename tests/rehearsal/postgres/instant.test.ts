import {expect, test} from 'vitest'
import {
  parseInstantMicroseconds,
  renderInstant,
  truncateToMilliseconds,
} from '../../../src/rehearsal/postgres/instant.ts'

test.each([
  ['2026-02-11T10:00:00Z', 0n],
  ['2026-02-11T10:00:00.000001Z', 1n],
  ['2026-02-11T10:00:00.1Z', 100_000n],
  ['2026-02-11T10:00:00.123456789Z', 123_456n],
  ['2026-02-11T11:00:00.5+01:00', 500_000n],
])('%s is read to the microsecond', (text, microseconds) => {
  expect(parseInstantMicroseconds(text) - parseInstantMicroseconds('2026-02-11T10:00:00Z')).toBe(microseconds)
})

test.each(['', 'now', '2026-02-11', '2026-02-11T10:00:00', '2026-02-31T25:00:00Z'])(
  '`%s` is no instant',
  (text) => {
    expect(() => parseInstantMicroseconds(text)).toThrow('Expected an instant')
  },
)

test('an instant is rendered as it was read', () => {
  const microseconds = parseInstantMicroseconds('2026-02-11T10:00:00.000042Z')
  expect(renderInstant(microseconds)).toBe('2026-02-11T10:00:00.000042Z')
  expect(truncateToMilliseconds(microseconds)).toBe('2026-02-11T10:00:00.000Z')
})
