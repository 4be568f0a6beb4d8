import {expect, test} from 'vitest'
import {nearest} from '../../plugins/remark-runbook/index.ts'

test.each([
  ['timout', ['timeout', 'retry'], 'timeout'],
  ['Verify', ['verify', 'expect'], 'verify'],
  ['chnage', ['read', 'change'], 'change'],
  ['x', ['id', 'when'], undefined],
  ['destroy', ['read', 'change', 'destructive'], undefined],
  ['y'.repeat(100_000), ['timeout'], undefined],
])('%.20s is meant as the nearest of %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected)
})
