import type {PropHistory, PropPoint} from '../../model/prop-data.ts'

/** How values and instants become places of a picture of this size. */
export interface Scale {
  readonly x: (point: PropPoint) => number
  readonly y: (value: number) => number
  /** False where the target is so far above all values that they would lie flat on the axis. */
  readonly showsLimit: boolean
}

/** The room for the picture itself; words stand around it. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const farAbove = 5

/** Places values from zero up, and points by their instant: several of one day stand side by side. */
export function scaleHistory({limit, points}: PropHistory, frame: Frame): Scale {
  const greatest = Math.max(...points.map(({value}) => value))
  const showsLimit = limit !== undefined && limit.value <= greatest * farAbove
  const top = Math.max(greatest, showsLimit ? limit.value : 0) * 1.1 || 1
  const instants = points.map(instantOf)
  const [first, last] = [Math.min(...instants), Math.max(...instants)]
  const room = frame.right - frame.left
  return {
    showsLimit,
    x: (point) =>
      frame.left + (last === first ? room / 2 : (room * (instantOf(point) - first)) / (last - first)),
    y: (value) => frame.bottom - ((frame.bottom - frame.top) * value) / top,
  }
}

function instantOf({at, day}: PropPoint): number {
  return Date.parse(at ?? day)
}
