import {expect, test} from 'vitest'
import {isRight} from './search-queries.ts'

test.each([
  ['/docs/plan', '/docs/plan', true],
  ['/docs/plan#', '/docs/plan', true],
  ['/docs/plan#', '/docs/plan/#open', true],
  ['/docs/tour#', '/docs/tour/', true],
  ['/docs/plan', '/docs/plan#open', false],
  ['/docs/plan#', '/docs/plan-corrections', false],
  ['/docs#', '/docs/plan', false],
  ['/docs/a#b', '/docs/a#b', true],
  ['/docs/a#b', '/docs/a#bc', false],
  ['/docs/a#b', '/docs/a', false],
  ['/docs/*', '/docs/a#b', true],
  ['/docs/*', '/runbooks/a', false],
])('of the answer %s the address %s is right: %s', (answer, url, right) => {
  expect(isRight({query: '', right: [answer]}, url)).toBe(right)
})
