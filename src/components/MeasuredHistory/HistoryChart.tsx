import type {ReactNode} from 'react'
import type {PropHistory} from '../../model/prop-data.ts'
import {renderMoment} from './render-moment.ts'
import {scaleHistory} from './scale-history.ts'
import styles from './styles.module.css'

const width = 640
const height = 200
const frame = {left: 30, right: width - 30, top: 62, bottom: height - 28}
/** More values than these would stand on each other. */
const mostValues = 10

/** The same values drawn: a line over time, the target dashed. The words beside it say everything that it shows. */
export function HistoryChart({history}: {history: PropHistory}): ReactNode {
  const {name, limit, points} = history
  const {x, y, showsLimit} = scaleHistory(history, frame)
  const [first, last] = [points[0], points.at(-1)]
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles.chart}
      role="img"
      aria-label={`${name} over time`}
    >
      <line x1="12" x2={width - 12} y1={y(0)} y2={y(0)} className={styles.axis} />
      {limit && showsLimit && (
        <line x1="12" x2={width - 12} y1={y(limit.value)} y2={y(limit.value)} className={styles.limit} />
      )}
      {limit && (
        <text x={width - 12} y={showsLimit ? y(limit.value) - 6 : 24} textAnchor="end">
          target {limit.text}
          {!showsLimit && ', far above this picture'}
        </text>
      )}
      <polyline
        points={points.map((point) => `${x(point)},${y(point.value)}`).join(' ')}
        className={styles.line}
      />
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: measured values never move
        <Mark key={index} environment={point.environment} x={x(point)} y={y(point.value)}>
          {points.length <= mostValues && point.text}
        </Mark>
      ))}
      <text x="12" y={height - 8}>
        {first && renderMoment(first)}
      </text>
      {first !== last && (
        <text x={width - 12} y={height - 8} textAnchor="end">
          {last && renderMoment(last)}
        </text>
      )}
    </svg>
  )
}

interface MarkProps {
  readonly environment: string
  readonly x: number
  readonly y: number
  readonly children: ReactNode
}

/** Environments differ by shape, not by colour: production is a square, everything else a circle. */
function Mark({environment, x, y, children}: MarkProps): ReactNode {
  return (
    <>
      {environment === 'production' ? (
        <rect x={x - 5} y={y - 5} width="10" height="10" className={styles.mark} />
      ) : (
        <circle cx={x} cy={y} r="5" className={styles.mark} />
      )}
      <text x={x} y={y - 10} textAnchor="middle">
        {children}
      </text>
    </>
  )
}
