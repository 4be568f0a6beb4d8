import type {ReactNode} from 'react'
import type {PropStep, PropStepEvidence} from '../../model/prop-runbook.ts'
import type {Risk} from '../../model/runbook.ts'
import {RiskBadge} from '../RiskBadge/index.tsx'
import {useRunbook, useRunbookPage, useStep} from '../RunbookPage/index.tsx'
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
  const page = useRunbookPage()
  const found = useStep(id)
  const done = page !== undefined && id in page.progress.ticks
  return (
    <section
      className={[styles.step, styles[risk], done && styles.done].filter(Boolean).join(' ')}
      aria-labelledby={id}
      data-step={id}
    >
      <div className={styles.top}>
        <StepFacts {...step} />
        {found && <StepTick step={found} />}
      </div>
      {children}
      <footer className={styles.foot}>
        <StepEvidence evidence={found?.evidence ?? unknown} run={page?.runbook.run} />
        <StepCommands runbook={runbook} step={id} />
      </footer>
    </section>
  )
}

/** A real check box: it can be ticked without JavaScript and on paper; only keeping it needs a script. */
function StepTick({step}: {step: PropStep}): ReactNode {
  const progress = useRunbookPage()?.progress
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={progress !== undefined && step.id in progress.ticks}
        onChange={() => progress?.toggle(step)}
        aria-label={`Done: ${step.title}`}
      />
      <span aria-hidden="true">Done</span>
    </label>
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
      {needs.length > 0 && <StepNeeds needs={needs} />}
    </div>
  )
}

function StepNeeds({needs}: Pick<RunbookStepProps, 'needs'>): ReactNode {
  return (
    <span>
      after{' '}
      {needs.map((need, index) => (
        <span key={need}>
          {index > 0 && ', '}
          <a href={`#${need}`}>{need}</a>
        </span>
      ))}
    </span>
  )
}
