import Link from '@docusaurus/Link'
import type {ReactNode} from 'react'
import type {PropRunbook} from '../../model/prop-runbook.ts'
import {renderTools} from '../../model/render-tools.ts'
import {CommandLine} from '../CommandLine/index.tsx'
import {useRunbookPage} from '../RunbookPage/index.tsx'
import {RunbookValues} from '../RunbookValues/index.tsx'
import {RunSummary} from '../RunSummary/index.tsx'
import {renderDuration} from '../text/render-duration.ts'
import {EvidenceNotice} from './EvidenceNotice.tsx'
import styles from './styles.module.css'
import {Terms} from './Terms.tsx'

/** What stands under the title of a runbook: how bad, whose, how long it may take, and when it last ran. */
export function RunbookHeader({runbook}: {runbook: PropRunbook}): ReactNode {
  const first = runbook.steps[0]
  return (
    <>
      <header className={styles.header} data-runbook={runbook.id}>
        <p className={styles.description}>{runbook.description}</p>
        <Terms terms={glance(runbook)} className={styles.glance} />
        <div className={styles.start}>
          {first && (
            <a href={`#${first.id}`} className={`button button--primary ${styles.first}`} data-needs-screen>
              Step 1: {first.title} ↓
            </a>
          )}
          <Escalation runbook={runbook} />
        </div>
        <EvidenceNotice runbook={runbook} />
        <div className={styles.run}>
          <h2 className={styles.label}>Last rehearsal</h2>
          <RunSummary run={runbook.run} />
          {runbook.outside.length > 0 && <h2 className={styles.label}>Outside the rehearsal</h2>}
          {runbook.outside.map((run) => (
            <RunSummary key={run.id} run={run} />
          ))}
        </div>
        <Needs runbook={runbook} />
      </header>
      <RunbookValues />
    </>
  )
}

/** Whom to call and after how long; with the hour as soon as the first step is checked off. */
function Escalation({runbook: {escalate, steps}}: {runbook: PropRunbook}): ReactNode {
  const ticks = useRunbookPage()?.progress.ticks ?? {}
  if (!escalate) return
  const startedAt = steps[0] && ticks[steps[0].id]?.at
  const due = startedAt && new Date(Date.parse(startedAt) + escalate.afterMs).toISOString().slice(11, 16)
  return (
    <p className={styles.escalate}>
      <strong>Not contained after {renderDuration(escalate.afterMs)}?</strong> Call:{' '}
      <Link to="/docs/support">{escalate.name}</Link>
      {due && `. That is at ${due}Z: step 1 was checked off at ${startedAt.slice(11, 16)}Z`}.
    </p>
  )
}

function Needs({runbook}: {runbook: PropRunbook}): ReactNode {
  return (
    <details className={styles.more} data-terminal>
      <summary>What you need, and how to run the whole page</summary>
      <Terms terms={needs(runbook)} className={styles.needs} />
      <p>Rehearse it on this machine:</p>
      <CommandLine>{`npx --no runbook run ${runbook.id} --environment rehearsal`}</CommandLine>
      <p>Run it on production, step by step:</p>
      <CommandLine>{`npx --no runbook run ${runbook.id} --environment production`}</CommandLine>
    </details>
  )
}

function glance({severity, ownerName, rtoWithinMs, rpoWithinMs, steps, rehearsedSteps}: PropRunbook) {
  return [
    {name: 'Severity', value: severity},
    {name: 'Owner', value: ownerName},
    {name: 'Back within', value: rtoWithinMs && renderDuration(rtoWithinMs)},
    {name: 'Data loss at most', value: rpoWithinMs && renderDuration(rpoWithinMs)},
    {name: 'Steps rehearsed', value: `${rehearsedSteps} of ${steps.length}`},
  ]
}

function needs(runbook: PropRunbook) {
  const {requires, permissions, systems, alerts, review, inputs, digest, run, leaves} = runbook
  const tools = requires.map(({tool, atLeast}) => (atLeast ? `${tool} ${atLeast} or newer` : tool))
  const asked = inputs.filter(({from}) => from === undefined)
  return [
    {name: 'Tools', value: tools.join(', ')},
    {name: 'Permissions', value: permissions.join(', ')},
    {name: 'Systems', value: systems.join(', ')},
    {name: 'Alerts that lead here', value: alerts.join(', ')},
    {name: 'Values', value: asked.map(({name, description}) => `${name}: ${description}`)},
    {name: 'Stays after rolling back', value: leaves},
    {name: 'Next review', value: review},
    {name: 'Text digest', value: digest},
    {name: 'Rehearsed with', value: run && renderTools(run.tools)},
    {name: 'Network', value: run?.isolation},
    {name: 'Run', value: run && `${run.id}, journal head ${run.head}`},
  ]
}
