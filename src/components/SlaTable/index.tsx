import metrics from '@generated/docusaurus-plugin-runbooks/default/sla.json'
import type {ReactNode} from 'react'
import type {PropMeasured, PropMetric} from '../../model/prop-data.ts'
import {renderDay} from '../text/render-day.ts'
import {renderEnvironment} from '../text/render-environment.ts'
import styles from './styles.module.css'

/** Every metric of the service level: what is aimed at, and what was measured where, when and on how much. */
export function SlaTable(): ReactNode {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Target</th>
          <th scope="col">Measured</th>
        </tr>
      </thead>
      <tbody>
        {(metrics as readonly PropMetric[]).map((metric) => (
          <MetricRow key={metric.id} {...metric} />
        ))}
      </tbody>
    </table>
  )
}

function MetricRow({id, name, target, window, formula, source, measured}: PropMetric): ReactNode {
  return (
    <tr data-metric={id}>
      <th scope="row">
        {name}
        <p className={styles.note}>
          {formula}; window: {window}. Source: {source}.
        </p>
      </th>
      <td data-label="Target">{target}</td>
      <td data-label="Measured">
        <Measured measured={measured} />
      </td>
    </tr>
  )
}

function Measured({measured}: Pick<PropMetric, 'measured'>): ReactNode {
  const unseen = ['production', 'staging'].filter((name) =>
    measured.every(({environment}) => environment !== name),
  )
  return (
    <>
      {measured.map((one) => (
        <Measurement key={`${one.environment} ${one.date} ${one.source}`} {...one} />
      ))}
      {unseen.map((environment) => (
        <p key={environment} className={styles.measurement}>
          {environment}: not measured
        </p>
      ))}
    </>
  )
}

function Measurement({environment, value, date, sample, source, verdict}: PropMeasured): ReactNode {
  return (
    <p className={styles.measurement} data-environment={environment}>
      {environment}: <strong>{value}</strong>
      {verdict && `, target ${verdict}`}; <time dateTime={date}>{renderDay(date)}</time>; {sample}; {source}
      {environment === 'rehearsal' && ` (${renderEnvironment(environment)})`}
    </p>
  )
}

// Pages import it as a default, as MDX pages do.
export default SlaTable
