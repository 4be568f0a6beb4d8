import CodeBlock from '@theme/CodeBlock'
import type {ReactNode} from 'react'
import type {PropRunbook} from '../../model/prop-runbook.ts'
import {renderTools} from '../../model/render-tools.ts'
import {RunSummary} from '../RunSummary/index.tsx'
import {renderDuration} from '../text/render-duration.ts'
import styles from './styles.module.css'
import {Terms} from './Terms.tsx'

/** What stands under the title of a runbook: how bad, whose, how long it may take, and when it last ran. */
export function RunbookHeader({runbook}: {runbook: PropRunbook}): ReactNode {
  const first = runbook.steps[0]
  return (
    <header className={styles.header} data-runbook={runbook.id}>
      <p className={styles.description}>{runbook.description}</p>
      <Terms terms={glance(runbook)} className={styles.glance} />
      <div className={styles.run}>
        <h2 className={styles.label}>Last rehearsal</h2>
        <RunSummary run={runbook.run} />
        {runbook.outside.length > 0 && <h2 className={styles.label}>Outside the rehearsal</h2>}
        {runbook.outside.map((run) => (
          <RunSummary key={run.id} run={run} />
        ))}
      </div>
      {first && (
        <p className={styles.first}>
          <a href={`#${first.id}`}>Step 1: {first.title} ↓</a>
        </p>
      )}
      <details className={styles.more} data-terminal>
        <summary>What you need, and how to run the whole page</summary>
        <Terms terms={needs(runbook)} className={styles.needs} />
        <p>Rehearse it on this machine:</p>
        <CodeBlock language="bash">{`npx --no runbook run ${runbook.id} --environment rehearsal`}</CodeBlock>
        <p>Run it on production, step by step:</p>
        <CodeBlock language="bash">{`npx --no runbook run ${runbook.id} --environment production`}</CodeBlock>
      </details>
    </header>
  )
}

function glance({severity, owner, rtoWithinMs, rpoWithinMs, steps, rehearsedSteps}: PropRunbook) {
  return [
    {name: 'Severity', value: severity},
    {name: 'Owner', value: owner},
    {name: 'Back within', value: rtoWithinMs && renderDuration(rtoWithinMs)},
    {name: 'Data loss at most', value: rpoWithinMs && renderDuration(rpoWithinMs)},
    {name: 'Steps rehearsed', value: `${rehearsedSteps} of ${steps.length}`},
  ]
}

function needs(runbook: PropRunbook) {
  const {requires, permissions, systems, alerts, escalate, review, inputs, digest, run, leaves} = runbook
  const tools = requires.map(({tool, atLeast}) => (atLeast ? `${tool} ${atLeast} or newer` : tool))
  const asked = inputs.map(({name, description}) => `${name}: ${description}`)
  return [
    {name: 'Tools', value: tools.join(', ')},
    {name: 'Permissions', value: permissions.join(', ')},
    {name: 'Systems', value: systems.join(', ')},
    {name: 'Alerts that lead here', value: alerts.join(', ')},
    {name: 'Escalate', value: escalate && `after ${renderDuration(escalate.afterMs)} to ${escalate.to}`},
    {name: 'Values', value: asked.join('. ')},
    {name: 'Stays after rolling back', value: leaves.join(' ')},
    {name: 'Next review', value: review},
    {name: 'Text digest', value: digest},
    {name: 'Rehearsed with', value: run && renderTools(run.tools)},
    {name: 'Network', value: run?.isolation},
    {name: 'Run', value: run && `${run.id}, journal head ${run.head}`},
  ]
}
