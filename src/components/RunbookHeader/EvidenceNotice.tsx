import type {ReactNode} from 'react'
import type {PropRunbook} from '../../model/prop-runbook.ts'
import styles from './styles.module.css'

/** A plain warning where the page has not been proven as it stands; nothing where it has. */
export function EvidenceNotice({runbook}: {runbook: PropRunbook}): ReactNode {
  const warning = warningOf(runbook)
  if (!warning) return
  return (
    <p className={styles.warning} data-warning>
      <strong>Careful.</strong> {warning}
    </p>
  )
}

function warningOf({run, steps, rehearsedSteps}: PropRunbook): string | undefined {
  const open = steps.length - rehearsedSteps
  if (!run) return 'This page has never been rehearsed. Read each command before you run it.'
  if (run.status !== 'passed' && run.status !== 'rolled-back')
    return `The last rehearsal ended ${run.status}. Read each command before you run it.`
  if (!run.current)
    return 'The text has changed since it was rehearsed. Each step says whether it still holds.'
  if (open === 0) return undefined
  return `${open === 1 ? '1 step has' : `${open} steps have`} not been rehearsed: by hand, or left out. Each says so.`
}
