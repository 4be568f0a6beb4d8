import type {ReactNode} from 'react'
import type {PropHistory, PropPoint} from '../../model/prop-data.ts'
import styles from './styles.module.css'

const width = 640
const height = 170
const left = 12
const right = 12
const top = 26
const bottom = 28

/** The same values drawn: a line over time, the target dashed. The words beside it say everything that it shows. */
export function HistoryChart({history: {name, limit, points}}: {history: PropHistory}): ReactNode {
  const greatest = Math.max(...points.map(({value}) => value), limit?.value ?? 0) * 1.1 || 1
  const y = (value: number) => top + (height - top - bottom) * (1 - value / greatest)
  const x = scaleTime(points)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles.chart}
      role="img"
      aria-label={`${name} over time`}
    >
      <line x1={left} x2={width - right} y1={y(0)} y2={y(0)} className={styles.axis} />
      {limit && (
        <>
          <line
            x1={left}
            x2={width - right}
            y1={y(limit.value)}
            y2={y(limit.value)}
            className={styles.limit}
          />
          <text x={width - right} y={y(limit.value) - 6} textAnchor="end">
            target {limit.text}
          </text>
        </>
      )}
      <polyline
        points={points.map((point) => `${x(point)},${y(point.value)}`).join(' ')}
        className={styles.line}
      />
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: measured values never move
        <Mark key={index} environment={point.environment} x={x(point)} y={y(point.value)} />
      ))}
      <text x={left} y={height - 8}>
        {points[0]?.day}
      </text>
      {points.length > 1 && (
        <text x={width - right} y={height - 8} textAnchor="end">
          {points.at(-1)?.day}
        </text>
      )}
    </svg>
  )
}

/** Environments differ by shape, not by colour: production is a square, everything else a circle. */
function Mark({environment, x, y}: {environment: string; x: number; y: number}): ReactNode {
  return environment === 'production' ? (
    <rect x={x - 5} y={y - 5} width="10" height="10" className={styles.mark} />
  ) : (
    <circle cx={x} cy={y} r="5" className={styles.mark} />
  )
}

function scaleTime(points: readonly PropPoint[]): (point: PropPoint) => number {
  const instants = points.map(instantOf)
  const [first, last] = [Math.min(...instants), Math.max(...instants)]
  const room = width - left - right - 24
  return (point) => left + 12 + (last === first ? 0 : (room * (instantOf(point) - first)) / (last - first))
}

function instantOf({at, day}: PropPoint): number {
  return Date.parse(at ?? day)
}
