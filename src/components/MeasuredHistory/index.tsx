import history from '@generated/docusaurus-plugin-runbooks/default/history.json'
import type {ReactNode} from 'react'
import type {PropHistory} from '../../model/prop-data.ts'
import {HistoryChart} from './HistoryChart.tsx'
import {renderMoment} from './render-moment.ts'
import styles from './styles.module.css'

/** The newest are read at once. */
const shown = 10

const known = history as Readonly<Record<string, PropHistory>>

/** What was measured of a metric over time: in words first, then drawn. Fails the build for an unknown metric. */
export function MeasuredHistory({of}: {of: string}): ReactNode {
  const found = known[of]
  if (!found) throw new Error(`There is no metric "${of}". Known: ${Object.keys(known).join(', ')}.`)
  const {name, limit, points} = found
  if (points.length === 0) {
    return (
      <p data-history={of}>
        <strong>{name}</strong>: not measured{limit && ` (target ${limit.text})`}. There is nothing to draw
        yet.
      </p>
    )
  }
  const older = points.slice(0, -shown)
  return (
    <figure className={styles.history} data-history={of}>
      <figcaption>
        <strong>{name}</strong>
        {limit && `, target ${limit.text}`}
        {older.length > 0 && (
          <details>
            <summary>{older.length} older</summary>
            <PointList points={older} />
          </details>
        )}
        <PointList points={points.slice(-shown)} />
      </figcaption>
      <HistoryChart history={found} />
    </figure>
  )
}

function PointList({points}: Pick<PropHistory, 'points'>): ReactNode {
  return (
    <ul>
      {points.map(({environment, day, at, text}, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: measured values never move
        <li key={index}>
          <time dateTime={at ?? day}>{renderMoment({at, day})}</time>, {environment}: <strong>{text}</strong>
        </li>
      ))}
    </ul>
  )
}

// Pages import it as a default, as MDX pages do.
export default MeasuredHistory
