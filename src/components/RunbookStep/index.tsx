import type {ReactNode} from 'react'
import type {PropStepEvidence} from '../../model/prop-runbook.ts'
import type {Risk} from '../../model/runbook.ts'
import {RiskBadge} from '../RiskBadge/index.tsx'
import {useRunbook, useStep} from '../RunbookPage/index.tsx'
import {StepCommands} from '../StepCommands/index.tsx'
import {StepEvidence} from '../StepEvidence/index.tsx'
import {renderDuration} from '../text/render-duration.ts'
import styles from './styles.module.css'

/** What the remark plugin writes on a step; the first child is the step's heading. */
export interface RunbookStepProps {
  readonly id: string
  readonly risk: Risk
  readonly kind: 'command' | 'manual'
  readonly timeoutMs: number
  readonly retry: number
  readonly needs: readonly string[]
  readonly runbook: string
  readonly children: ReactNode
}

const unknown: PropStepEvidence = {kind: 'never'}

/** The card of one step: what it may do and how long, its text and blocks, its evidence, and how to run it. */
export function RunbookStep({children, ...step}: RunbookStepProps): ReactNode {
  const {id, risk, runbook} = step
  const run = useRunbook()?.run
  const evidence = useStep(id)?.evidence ?? unknown
  return (
    <section
      className={[styles.step, styles[risk]].filter(Boolean).join(' ')}
      aria-labelledby={id}
      data-step={id}
    >
      <StepFacts {...step} />
      {children}
      <footer className={styles.foot}>
        <StepEvidence evidence={evidence} run={run} />
        <StepCommands runbook={runbook} step={id} />
      </footer>
    </section>
  )
}

function StepFacts({id, risk, kind, timeoutMs, retry, needs}: Omit<RunbookStepProps, 'children'>): ReactNode {
  const total = useRunbook()?.steps.length
  const number = useStep(id)?.number
  return (
    <div className={styles.facts}>
      <span className={styles.number}>{number ? `Step ${number} of ${total}` : 'Step'}</span>
      <RiskBadge risk={risk} />
      {kind === 'manual' && <span className={styles.manual}>By hand</span>}
      {kind === 'command' && <span>at most {renderDuration(timeoutMs)}</span>}
      {retry > 0 && <span>up to {retry + 1} attempts</span>}
      {needs.length > 0 && (
        <span>
          after{' '}
          {needs.map((need, index) => (
            <span key={need}>
              {index > 0 && ', '}
              <a href={`#${need}`}>{need}</a>
            </span>
          ))}
        </span>
      )}
    </div>
  )
}
