import {expect, test} from 'vitest'
import {parseDuration} from '../../plugins/remark-runbook/index.ts'

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['250ms', 250],
  ['1m250ms', 60_250],
  ['1h1m1s1ms', 3_661_001],
  ['0s', 0],
])('%s is %i milliseconds', (text, expected) => {
  expect(parseDuration(text)).toBe(expected)
})

test.each(['', '30', 's', '1.5h', '-1s', '1s1m', '30s ', '1m1m', '1 h', `${'9'.repeat(20)}h`, 'soon'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined()
  },
)
