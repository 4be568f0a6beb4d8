import metrics from '@generated/docusaurus-plugin-runbooks/default/sla.json'
import type {ReactNode} from 'react'
import type {SlaMetric} from '../../model/sla-metric.ts'
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
        {(metrics as readonly SlaMetric[]).map((metric) => (
          <MetricRow key={metric.id} {...metric} />
        ))}
      </tbody>
    </table>
  )
}

function MetricRow({id, name, target, window, formula, source, measured}: SlaMetric): ReactNode {
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

function Measured({measured}: Pick<SlaMetric, 'measured'>): ReactNode {
  if (measured.length === 0) return 'not measured'
  return measured.map(({environment, value, date, sample, source}) => (
    <p key={`${environment} ${date}`} className={styles.measurement}>
      <strong>{value}</strong> in {environment}, <time dateTime={date}>{date}</time>, {sample}, {source}
    </p>
  ))
}

// Pages import it as a default, as MDX pages do.
export default SlaTable
