import {type ReactNode, useEffect, useState} from 'react'
import type {PropRunbook, PropStep} from '../../model/prop-runbook.ts'
import {ActionRow} from '../ActionRow/index.tsx'
import {CopyText} from '../CopyText/index.tsx'
import {RiskMark} from '../RiskBadge/index.tsx'
import {useRunbookPage} from '../RunbookPage/index.tsx'
import {renderProgress} from '../RunbookPage/progress.ts'
import styles from './styles.module.css'
import {useStepInView} from './use-step-in-view.ts'

/** All steps of a page by section: where one is, what is done, and what a step may do. */
export function RunbookOutline(): ReactNode {
  const page = useRunbookPage()
  const inView = useStepInView(page?.runbook)
  if (!page) return
  const {runbook, progress} = page
  return (
    <nav className={styles.outline} aria-label="Steps of this runbook">
      <Meter runbook={runbook} done={Object.keys(progress.ticks).length} />
      {sectionsOf(runbook).map(({section, steps}) => (
        <section key={steps[0]!.id}>
          {section && <h2 className={styles.section}>{section}</h2>}
          <ol className={styles.steps}>
            {steps.map((step) => (
              <OutlineStep key={step.id} step={step} isInView={inView === step.id} />
            ))}
          </ol>
        </section>
      ))}
      <Actions />
    </nav>
  )
}

/** The number of steps that are done, as text and as a bar. */
export function Meter({runbook, done}: {runbook: PropRunbook; done: number}): ReactNode {
  const total = runbook.steps.length
  return (
    <div className={styles.meter}>
      <span>
        {done} of {total} steps done
      </span>
      <progress value={done} max={total} aria-label="Steps done" />
    </div>
  )
}

function OutlineStep({step, isInView}: {step: PropStep; isInView: boolean}): ReactNode {
  const {id, number, title, risk} = step
  const progress = useRunbookPage()?.progress
  const done = progress !== undefined && id in progress.ticks
  return (
    <li>
      <a
        href={`#${id}`}
        className={[done && styles.done, isInView && styles.inView].filter(Boolean).join(' ') || undefined}
        aria-current={isInView ? 'step' : undefined}
        data-done={done}
      >
        <span className={styles.mark}>{done ? <Tick /> : <RiskMark risk={risk} />}</span>
        <span className={styles.number}>{number}</span>
        <span>{title}</span>
      </a>
    </li>
  )
}

function Tick(): ReactNode {
  return (
    <svg viewBox="0 0 16 16" role="img" aria-label="done" className={styles.tick}>
      <path d="M3 8.5 6.5 12 13 4.5" />
    </svg>
  )
}

function Actions(): ReactNode {
  const page = useRunbookPage()
  const [address, setAddress] = useState('')
  useEffect(() => setAddress(window.location.href.split('#')[0] ?? ''), [])
  if (!page) return
  const {runbook, progress} = page
  return (
    <ActionRow>
      <CopyText text={renderProgress(runbook, progress.ticks, address)}>Copy progress as text</CopyText>
      <button type="button" onClick={progress.reset} disabled={Object.keys(progress.ticks).length === 0}>
        Reset
      </button>
    </ActionRow>
  )
}

function sectionsOf({steps}: PropRunbook): readonly {section: string; steps: readonly PropStep[]}[] {
  const sections: {section: string; steps: PropStep[]}[] = []
  for (const step of steps) {
    const last = sections.at(-1)
    if (last?.section === step.section) last.steps.push(step)
    else sections.push({section: step.section, steps: [step]})
  }
  return sections
}
