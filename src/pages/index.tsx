import Link from '@docusaurus/Link'
import {usePluginData} from '@docusaurus/useGlobalData'
import Layout from '@theme/Layout'
import type {ReactNode} from 'react'
import {SymptomList} from '../components/SymptomList/index.tsx'
import {renderDay} from '../components/text/render-day.ts'
import type {PropRunbookSummary} from '../model/prop-runbook.ts'
import styles from './index.module.css'

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
  const {runbooks} = usePluginData('docusaurus-plugin-runbooks') as {runbooks: readonly PropRunbookSummary[]}
  return (
    <Layout title="What is happening?" description="Find the runbook for what you see, and who can help.">
      <main className={`container ${styles.main}`}>
        <h1>What is happening?</h1>
        <p className={styles.lead}>Find what you see. Its runbook starts with what to do.</p>
        <SymptomList runbooks={runbooks} />
        <h2>Nothing fits?</h2>
        <ul className={styles.places}>
          {places.map(({to, title, text}) => (
            <li key={to}>
              <Link to={to}>{title}</Link>
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <Proof runbooks={runbooks} />
      </main>
    </Layout>
  )
}

function Proof({runbooks}: {runbooks: readonly PropRunbookSummary[]}): ReactNode {
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
