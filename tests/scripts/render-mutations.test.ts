import {expect, test} from 'vitest'
import {renderMutations} from '../../scripts/campaign/render-mutations.mjs'

const missed = {
  kind: 'a',
  file: 'docs/a.md',
  line: 'echo b',
  text: 'a: docs/a.md:1 "a" -> "b"',
  with: false,
  without: false,
}
const reason = 'the same to a shell'
const counted = (tried: number, one = missed) => ({
  ...{seed: 's', commit: 'c', day: 'd'},
  kinds: [{name: 'a', tried, with: tried - 1, without: tried - 1}],
  missed: [one],
})

test('a damage that stays correct is left out of the count, and listed with its reason', () => {
  const table = renderMutations(counted(50), [{...missed, reason}])
  expect(table).toContain('| **all** | 50 | 1 | 49 of 49 (100.0 %) | 49 of 49 (100.0 %) |')
  expect(table).toContain(`"b" \`\`: ${reason}`)
})

test('an entry of another damage changes nothing', () => {
  const table = renderMutations(counted(50), [{...missed, line: 'echo c', reason}])
  expect(table).toContain('| **all** | 50 | 0 | 49 of 50 (98.0 %) |')
})

test('of more than three in a hundred none is left out', () => {
  expect(renderMutations(counted(20), [{...missed, reason}])).toContain(
    '| **all** | 20 | 0 | 19 of 20 (95.0 %) |',
  )
})

test('what one of the two refuses is not correct', () => {
  const table = renderMutations(counted(50, {...missed, with: true}), [{...missed, reason}])
  expect(table).toContain('| **all** | 50 | 0 |')
})
