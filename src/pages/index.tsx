import Link from '@docusaurus/Link'
import contacts from '@generated/docusaurus-plugin-runbooks/default/contacts.json'
import summaries from '@generated/docusaurus-plugin-runbooks/default/summaries.json'
import Layout from '@theme/Layout'
import type {ReactNode} from 'react'
import {SupportChannels} from '../components/SupportChannels/index.tsx'
import {TriageList} from '../components/TriageList/index.tsx'
import {renderDay} from '../components/text/render-day.ts'
import type {ContactsFile} from '../model/contacts.ts'
import type {PropRunbookSummary} from '../model/prop-runbook.ts'
import styles from './index.module.css'

const runbooks = summaries as readonly PropRunbookSummary[]
const places = [
  {to: '/docs/support', title: 'Support', text: 'Whom to call, how to escalate, what a severity means.'},
  {
    to: '/docs/disaster-recovery-guide',
    title: 'Disaster recovery guide',
    text: 'Which way back for which failure.',
  },
  {to: '/docs/business/sla-details', title: 'SLA', text: 'What is promised, and what was measured.'},
  {to: '/docs/plan', title: 'Plan', text: 'Every task after deployment: done, prepared or open.'},
]

/** The start page asks the one question of an incident first. */
export default function Start(): ReactNode {
  return (
    <Layout title="What is happening?" description="Find the runbook for what you see, and who can help.">
      <main className={`container ${styles.main}`}>
        <h1>What is happening?</h1>
        <p className={styles.lead}>Find what you see. Its runbook starts with what to do.</p>
        <TriageList runbooks={bySeverity(runbooks)} />
        <SupportChannels contacts={contacts as ContactsFile} />
        <h2>Nothing fits?</h2>
        <ul className={styles.places}>
          {places.map(({to, title, text}) => (
            <li key={to}>
              <Link to={to}>{title}</Link>
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <Proof />
      </main>
    </Layout>
  )
}

/** What is seen in an incident first, the worst before the rest; then what has no symptom. */
function bySeverity(all: readonly PropRunbookSummary[]): readonly PropRunbookSummary[] {
  const rank = ({severity, symptoms}: PropRunbookSummary) =>
    `${symptoms.length > 0 ? 0 : 1} ${severity ?? 'none'}`
  return [...all].sort((a, b) => rank(a).localeCompare(rank(b), 'en') || a.title.localeCompare(b.title, 'en'))
}

function Proof(): ReactNode {
  const steps = runbooks.reduce((sum, runbook) => sum + runbook.steps.length, 0)
  const rehearsed = runbooks.reduce((sum, {rehearsedSteps}) => sum + rehearsedSteps, 0)
  const last = runbooks
    .flatMap(({run}) => run?.startedAt ?? [])
    .sort()
    .at(-1)
  return (
    <p className={styles.proof}>
      The text you read is the text that runs. {rehearsed} of {steps} steps have been rehearsed exactly as
      they are written{last ? `, last on ${renderDay(last)}` : ''}; each step says so itself.{' '}
      <Link to="/docs">How it works</Link>
    </p>
  )
}
