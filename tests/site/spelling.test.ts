import {expect, test} from 'vitest'
import {learnSpelling} from '../../src/components/Search/spelling.ts'

const spelling = learnSpelling(
  new Map([
    ['replica', 9],
    ['recovery', 9],
    ['recover', 3],
    ['cloud', 9],
    ['sql', 9],
    ['incident', 9],
    ['rest', 4],
    ['test', 2],
  ]),
)

test.each([
  ['replica', 'replica', 'a word of the pages'],
  ['replcia', 'replica', 'two letters in the wrong order'],
  ['recovry', 'recovery', 'a letter left out'],
  ['rreplica', 'replica', 'a letter twice'],
  ['reecvoery', 'recovery', 'two slips in a long word'],
  ['rpelcia', 'rpelcia', 'two slips in a short one: not known'],
  ['reco', 'reco', 'the beginning of a word'],
  ['cloudsql', 'cloud sql', 'two words in one'],
  ['vest', 'rest', 'of two that are as near, the one that stands there more often'],
  ['accident', 'accident', 'two slips, one of them in the first letter: another word'],
  ['sqq', 'sqq', 'too short to tell'],
  ['503x', '503x', 'no word'],
])('%s is read as %s: %s', (typed, meant) => {
  expect(spelling(typed)).toBe(meant)
})
