import {expect, test} from 'vitest'
import {readProse} from '../../../src/cli/terminal/read-prose.ts'

test.each([
  ['**Stop**, then *look*', 'Stop, then look'],
  ['See [Scaling](./scaling.md#fit) first', 'See Scaling (./scaling.md#fit) first'],
  ['every `*/3` months and `**bold**` text', 'every `*/3` months and `**bold**` text'],
  ['2 * 3 * 4, a*b*c', '2 * 3 * 4, a*b*c'],
  ['[*both*](/docs/x) **not [here](/y)**', 'both (/docs/x) not here (/y)'],
  ['an array[0](1) of ``a`b`` stays', 'an array0 (1) of ``a`b`` stays'],
])('%s is shown as %s', (markdown, shown) => {
  expect(readProse(markdown)).toBe(shown)
})
