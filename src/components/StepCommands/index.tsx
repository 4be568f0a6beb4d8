import type {ReactNode} from 'react'
import {CommandLine} from '../CommandLine/index.tsx'
import styles from './styles.module.css'

interface Props {
  readonly runbook: string
  readonly step: string
}

/** The terminal commands of a step: rehearse its runbook here, or do it on production from this step on. */
export function StepCommands({runbook, step}: Props): ReactNode {
  return (
    <details className={styles.commands} data-terminal>
      <summary>In a terminal</summary>
      <p>Rehearse the whole runbook on this machine. Nothing outside it is changed:</p>
      <CommandLine>{`npx --no runbook run ${runbook} --environment rehearsal`}</CommandLine>
      <p>Do it on production, from this step on:</p>
      <CommandLine>{`npx --no runbook run ${runbook} --environment production --from ${step}`}</CommandLine>
    </details>
  )
}
