import type {ReactNode} from 'react'
import {useRunbookPage} from '../RunbookPage/index.tsx'
import {Meter, RunbookOutline} from './index.tsx'
import styles from './styles.module.css'

/** The outline where there is no room beside the text: a bar that stays in sight and opens to the list. */
export function MobileOutline(): ReactNode {
  const page = useRunbookPage()
  if (!page) return
  const {runbook, progress} = page
  return (
    <details className={styles.mobile} data-outline>
      <summary>
        <Meter runbook={runbook} done={Object.keys(progress.ticks).length} />
        <span className={styles.next}>
          {progress.next ? `Next: ${progress.next.number}. ${progress.next.title}` : 'All steps are done'}
        </span>
      </summary>
      <RunbookOutline />
    </details>
  )
}
