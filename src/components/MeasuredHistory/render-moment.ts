import type {PropPoint} from '../../model/prop-data.ts'
import {renderDay} from '../text/render-day.ts'

/**
 * When something was measured: the day, and the time where it is known.
 * @example renderMoment(point) // '30 Nov 2026, 22:27 UTC'
 */
export function renderMoment({at, day}: Pick<PropPoint, 'at' | 'day'>): string {
  return at ? `${renderDay(at)}, ${at.slice(11, 16)} UTC` : renderDay(day)
}
