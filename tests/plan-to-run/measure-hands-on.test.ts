import {expect, test} from 'vitest'
import type {JournalLine} from '../../src/model/event.ts'
import {measureHandsOn} from '../../src/plan-to-run/measure-hands-on.ts'

/** Lines of a journal, in short: seconds and kind. */
function lines(...events: readonly (readonly [number, string])[]): readonly JournalLine[] {
  return events.map(([second, kind]) => ({
    ...({kind} as JournalLine),
    at: new Date(Date.UTC(2026, 1, 11, 10, 0, second)).toISOString(),
  }))
}

test.each([
  ['a question and its answer', lines([1, 'asked'], [5, 'step-started'], [50, 'step-ended']), 4000],
  ['a note while the question stands', lines([1, 'asked'], [3, 'note'], [5, 'step-started']), 4000],
  ['two questions', lines([1, 'asked'], [2, 'step-ended'], [10, 'asked'], [13, 'run-ended']), 4000],
  ['one question after the other', lines([1, 'asked'], [2, 'asked'], [5, 'run-ended']), 4000],
  ['a question that the end of its driver cut off', lines([1, 'asked'], [55, 'run-resumed']), 0],
  ['a question that still stands', lines([1, 'asked']), 0],
  ['a clock that was set back', lines([30, 'asked'], [5, 'step-started']), 0],
])('hands-on time counts %s', (_what, journal, expected) => {
  expect(measureHandsOn(journal)).toBe(expected)
})
