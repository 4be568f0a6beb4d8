import Link from '@docusaurus/Link'
import type {ReactNode} from 'react'
import type {PropRunbookSummary} from '../../model/prop-runbook.ts'
import {renderDay} from '../text/render-day.ts'
import {renderDuration} from '../text/render-duration.ts'
import styles from './styles.module.css'

/** All runbooks as a list: what it is for, how bad, how long it may take, and when it was rehearsed. */
export function RunbookIndex({runbooks}: {runbooks: readonly PropRunbookSummary[]}): ReactNode {
  return (
    <ul className={styles.list}>
      {runbooks.map((runbook) => (
        <li key={runbook.id} className={styles.item}>
          <h2>
            <Link to={runbook.permalink}>{runbook.title}</Link>
          </h2>
          <p>{runbook.description}</p>
          <p className={styles.facts}>{facts(runbook).join(' · ')}</p>
        </li>
      ))}
    </ul>
  )
}

function facts({severity, symptoms, rtoWithinMs, steps, rehearsedSteps, run}: PropRunbookSummary): string[] {
  return [
    severity ?? '',
    symptoms.length > 0 ? `Symptoms: ${symptoms.join(', ')}` : '',
    rtoWithinMs ? `back within ${renderDuration(rtoWithinMs)}` : '',
    `${steps.length} steps`,
    run ? `${rehearsedSteps} rehearsed, last on ${renderDay(run.startedAt)}` : 'never rehearsed',
  ].filter(Boolean)
}
