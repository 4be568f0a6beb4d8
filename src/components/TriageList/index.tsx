import Link from '@docusaurus/Link'
import {useHistory} from '@docusaurus/router'
import {type ReactNode, useId, useState} from 'react'
import type {PropRunbookSummary} from '../../model/prop-runbook.ts'
import {renderDuration} from '../text/render-duration.ts'
import {filterRunbooks} from './filter-runbooks.ts'
import styles from './styles.module.css'

/**
 * What a person sees in an incident, each symptom and alert leading to the runbook that ends it. Typing narrows the
 * list, Enter opens its first. Without JavaScript all of it is there.
 */
export function TriageList({runbooks}: {runbooks: readonly PropRunbookSummary[]}): ReactNode {
  const [typed, setTyped] = useState('')
  const history = useHistory()
  const found = filterRunbooks(runbooks, typed)
  const open = () => {
    if (found[0]) history.push(found[0].permalink)
  }
  return (
    <>
      <TriageField typed={typed} onType={setTyped} onEnter={open} count={found.length} />
      <ul className={styles.list} data-triage>
        {found.map((runbook, index) => (
          <li key={runbook.id}>
            <TriageCard runbook={runbook} isFirst={typed !== '' && index === 0} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface FieldProps {
  readonly typed: string
  readonly count: number
  readonly onType: (typed: string) => void
  readonly onEnter: () => void
}

function TriageField({typed, onType, onEnter, count}: FieldProps): ReactNode {
  const hint = useId()
  return (
    <form
      className={styles.form}
      data-needs-js
      onSubmit={(event) => {
        event.preventDefault()
        onEnter()
      }}
    >
      <label className={styles.field}>
        <span className={styles.label}>Symptom, alert or error message</span>
        <input
          type="search"
          value={typed}
          onChange={({target}) => onType(target.value)}
          placeholder="table missing, High Error Rate, 503 …"
          aria-describedby={hint}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <p id={hint} role="status" className={styles.hint}>
        {renderHint(typed, count)}
      </p>
    </form>
  )
}

function renderHint(typed: string, count: number): string {
  if (typed === '') return 'Enter opens the first match. / searches all pages.'
  if (count === 0) return 'No runbook fits. Press / on the page to search everywhere, or call support.'
  return `${count === 1 ? '1 runbook fits' : `${count} runbooks fit`}. Enter opens the first.`
}

function TriageCard({runbook, isFirst}: {runbook: PropRunbookSummary; isFirst: boolean}): ReactNode {
  const {permalink, severity, title, symptoms, alerts} = runbook
  return (
    <Link className={`${styles.card} ${isFirst ? styles.first : ''}`} to={permalink} data-severity={severity}>
      <span className={styles.head}>
        <strong className={styles.title}>{title}</strong>
        {severity && <span className={styles.severity}>{severity}</span>}
      </span>
      {symptoms.length > 0 && <Words words={symptoms} className={styles.symptoms} />}
      {alerts.length > 0 && <Words words={alerts} className={styles.alerts} />}
      <span className={styles.facts}>{renderFacts(runbook)}</span>
    </Link>
  )
}

function renderFacts({rtoWithinMs, escalateAfterMs, steps}: PropRunbookSummary): string {
  return [
    rtoWithinMs !== undefined ? `back within ${renderDuration(rtoWithinMs)}` : '',
    escalateAfterMs !== undefined ? `call for help after ${renderDuration(escalateAfterMs)}` : '',
    `${steps.length} steps`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Words({words, className}: {words: readonly string[]; className?: string}): ReactNode {
  return (
    <span className={className}>
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </span>
  )
}
