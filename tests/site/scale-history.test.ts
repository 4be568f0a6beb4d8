import {expect, test} from 'vitest'
import {renderMoment} from '../../src/components/MeasuredHistory/render-moment.ts'
import {scaleHistory} from '../../src/components/MeasuredHistory/scale-history.ts'
import type {PropHistory, PropPoint} from '../../src/model/prop-data.ts'

const frame = {left: 0, right: 100, top: 0, bottom: 110}

function point(value: number, at: string): PropPoint {
  return {environment: 'rehearsal', day: at.slice(0, 10), at, value, text: `${value}`}
}

function history(points: readonly PropPoint[], limit?: number): PropHistory {
  return {
    ...{id: 'rto', name: 'RTO', points},
    ...(limit !== undefined && {limit: {value: limit, text: `${limit}`}}),
  }
}

const three = [
  point(10, '2026-11-30T10:00:00Z'),
  point(20, '2026-11-30T11:00:00Z'),
  point(5, '2026-11-30T14:00:00Z'),
]

test('several points of one day stand side by side, as far apart as they were', () => {
  const {x} = scaleHistory(history(three), frame)
  expect(three.map(x)).toEqual([0, 25, 100])
})

test('one point stands in the middle', () => {
  expect(scaleHistory(history(three.slice(0, 1)), frame).x(three[0]!)).toBe(50)
})

test('a target near the values is drawn', () => {
  const {y, showsLimit} = scaleHistory(history(three, 100), frame)
  expect([showsLimit, y(0), y(100)]).toEqual([true, 110, expect.closeTo(10)])
})

test('a target far above the values does not press them flat', () => {
  const {y, showsLimit} = scaleHistory(history(three, 1800), frame)
  expect([showsLimit, y(20)]).toEqual([false, expect.closeTo(10)])
})

test('nothing but zero can be drawn', () => {
  expect(scaleHistory(history([point(0, '2026-11-30T10:00:00Z')]), frame).y(0)).toBe(110)
})

test('a moment has its time where it is known', () => {
  expect(renderMoment({day: '2026-11-30', at: '2026-11-30T22:27:49.058Z'})).toBe('30 Nov 2026, 22:27 UTC')
  expect(renderMoment({day: '2026-11-30'})).toBe('30 Nov 2026')
})
