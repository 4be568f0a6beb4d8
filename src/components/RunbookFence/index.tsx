import type {ReactNode} from 'react'
import type {PropStepEvidence} from '../../model/prop-runbook.ts'
import type {Role} from '../../model/runbook.ts'
import {useRunbook, useStep} from '../RunbookPage/index.tsx'
import {isSuccess} from '../text/is-success.ts'
import {FenceValues} from './FenceValues.tsx'
import styles from './styles.module.css'

/** What the remark plugin writes around a code block of a step. */
export interface RunbookFenceProps {
  readonly role: Role
  readonly language: string
  readonly codeLine: number
  readonly step: string
  readonly children: ReactNode
}

const labels: Record<Role, {name: string; purpose: string}> = {
  run: {name: 'Run', purpose: ''},
  verify: {name: 'Verify', purpose: 'answers whether it worked'},
  rollback: {name: 'Roll back', purpose: 'only to undo this step'},
  expect: {name: 'Expected output', purpose: 'compared with what the run prints'},
}

/**
 * A code block of a step under its name, with whether this very block was executed. What is done is open; what is
 * needed only afterwards, the check and the way back, is one click away.
 */
export function RunbookFence({children, ...fence}: RunbookFenceProps): ReactNode {
  const {role, language, codeLine} = fence
  const attributes = {
    className: [styles.fence, styles[role]].filter(Boolean).join(' '),
    'data-role': role,
    'data-line': codeLine,
  }
  const code = (
    <>
      {(language === 'bash' || language === 'sh') && <FenceValues>{children}</FenceValues>}
      {children}
    </>
  )
  if (role === 'run' || role === 'expect') {
    return (
      <figure {...attributes}>
        <figcaption className={styles.bar}>
          <FenceTitle {...fence} />
        </figcaption>
        {code}
      </figure>
    )
  }
  return (
    <details {...attributes}>
      <summary className={styles.bar}>
        <FenceTitle {...fence} />
      </summary>
      {code}
    </details>
  )
}

function FenceTitle({role, language, step}: Omit<RunbookFenceProps, 'children'>): ReactNode {
  const {name, purpose} = labels[role]
  return (
    <>
      <strong>{name}</strong>
      {purpose && <span>{purpose}</span>}
      <BlockEvidence role={role} step={step} />
      <span className={styles.language}>{language}</span>
    </>
  )
}

function BlockEvidence({role, step}: {role: Role; step: string}): ReactNode {
  const environment = useRunbook()?.run?.environment
  const evidence = useStep(step)?.evidence
  const good = isExecuted(role, evidence) && isSuccess(evidence.status)
  return <span className={good ? styles.good : undefined}>{renderVerdict(role, evidence, environment)}</span>
}

type Executed = Extract<PropStepEvidence, {kind: 'executed'}>

// Expected output is compared whenever the run block is executed.
function isExecuted(role: Role, evidence?: PropStepEvidence): evidence is Executed {
  return evidence?.kind === 'executed' && evidence.blocks.includes(role === 'expect' ? 'run' : role)
}

function renderVerdict(role: Role, evidence?: PropStepEvidence, environment?: string): string {
  if (evidence?.kind === 'outdated') return 'Out of date'
  if (!isExecuted(role, evidence)) return 'Never executed'
  return isSuccess(evidence.status)
    ? `Executed in ${environment}`
    : `Ended ${evidence.status} in ${environment}`
}
