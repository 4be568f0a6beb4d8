import {expect, test} from 'vitest'
import type {JournalLine} from '../../src/model/event.ts'
import {findClockMoves} from '../../src/plan-to-run/find-clock-moves.ts'

/** Lines of a journal, in short: seconds and kind; a run's end also has what it counted, in seconds. */
function lines(...events: readonly (readonly [number, string, number?])[]): readonly JournalLine[] {
  return events.map(([second, kind, counted = 0]) => ({
    ...({kind} as JournalLine),
    at: new Date(Date.UTC(2026, 1, 11, 10, 0, second)).toISOString(),
    durationMs: counted * 1000,
  })) as readonly JournalLine[]
}

test.each([
  ['a run in which it did not', lines([0, 'run-started'], [9, 'asked'], [60, 'run-ended', 60]), []],
  ['small corrections', lines([0, 'run-started'], [9, 'asked'], [7, 'run-ended', 9]), []],
  ['one that was set back', lines([0, 'run-started'], [60, 'asked'], [30, 'run-ended', 61]), [-30_000]],
  ['a machine that slept', lines([0, 'run-started'], [60, 'asked'], [3660, 'run-ended', 60]), [3_600_000]],
  [
    'one set back, then ahead again',
    lines([0, 'run-started'], [60, 'asked'], [0, 'asked'], [61, 'run-ended', 61]),
    [-60_000, 60_000],
  ],
  [
    'a note that was written down late',
    lines([0, 'run-started'], [60, 'asked'], [5, 'note'], [61, 'run-ended', 61]),
    [],
  ],
  [
    'a night between two drivers',
    lines([0, 'run-started'], [9000, 'run-resumed'], [9010, 'run-ended', 10]),
    [],
  ],
  [
    'one set back between two drivers',
    lines([60, 'run-started'], [0, 'run-resumed'], [10, 'run-ended', 10]),
    [-60_000],
  ],
] as const)('the clock moves in %s', (_what, journal, expected) => {
  expect(findClockMoves(journal).map(({byMs}) => byMs)).toEqual(expected)
})
