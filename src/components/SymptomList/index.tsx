import Link from '@docusaurus/Link'
import type {ReactNode} from 'react'
import type {PropRunbookSummary} from '../../model/prop-runbook.ts'
import {renderDuration} from '../text/render-duration.ts'
import styles from './styles.module.css'

/** What a person sees in an incident, each symptom leading to the runbook that ends it. */
export function SymptomList({runbooks}: {runbooks: readonly PropRunbookSummary[]}): ReactNode {
  return (
    <ul className={styles.list}>
      {runbooks
        .filter(({symptoms}) => symptoms.length > 0)
        .map((runbook) => (
          <li key={runbook.id}>
            <Link className={styles.card} to={runbook.permalink}>
              <span className={styles.symptoms}>
                {runbook.symptoms.map((symptom) => (
                  <span key={symptom}>{symptom}</span>
                ))}
              </span>
              <strong className={styles.title}>{runbook.title} →</strong>
              <span className={styles.facts}>{facts(runbook)}</span>
            </Link>
          </li>
        ))}
    </ul>
  )
}

function facts({severity, alerts, rtoWithinMs, steps}: PropRunbookSummary): string {
  return [
    severity ?? '',
    alerts.length > 0 ? `alert ${alerts.join(', ')}` : '',
    rtoWithinMs ? `service back within ${renderDuration(rtoWithinMs)}` : '',
    `${steps.length} steps`,
  ]
    .filter(Boolean)
    .join(' · ')
}
