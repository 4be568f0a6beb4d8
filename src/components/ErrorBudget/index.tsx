import budget from '@generated/docusaurus-plugin-runbooks/default/budget.json'
import type {ReactNode} from 'react'
import type {PropBudget} from '../../model/prop-data.ts'
import {renderDay} from '../text/render-day.ts'
import {renderDuration} from '../text/render-duration.ts'
import styles from './styles.module.css'

/** The error budget in words and as a bar: what is allowed, and what was used up, as far as it was measured. */
export function ErrorBudget(): ReactNode {
  const {level, days, allowedMs, spent} = budget as PropBudget
  const share = spent && Math.min(1, spent.ms / allowedMs)
  return (
    <figure className={styles.budget} data-budget>
      <figcaption>
        At <strong>{level} %</strong> the budget is <strong>{renderDuration(allowedMs)}</strong> of downtime
        in {days} days. Spent:{' '}
        <strong>
          {spent
            ? `${renderDuration(spent.ms)} (${Math.round((100 * spent.ms) / allowedMs)} %), measured ${renderDay(spent.day)}`
            : 'not measured'}
        </strong>
        .
      </figcaption>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className={styles.bar}>
        <rect width="100" height="6" className={styles.allowed} />
        {share !== undefined && <rect width={100 * share} height="6" className={styles.spent} />}
      </svg>
    </figure>
  )
}

// Pages import it as a default, as MDX pages do.
export default ErrorBudget
