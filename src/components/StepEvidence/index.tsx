import type {ReactNode} from 'react'
import type {PropRequest, PropRun, PropStepEvidence} from '../../model/prop-runbook.ts'
import {isSuccess} from '../text/is-success.ts'
import {renderDay} from '../text/render-day.ts'
import {renderDuration} from '../text/render-duration.ts'
import {renderVerb} from '../text/render-environment.ts'
import {renderShortRequest, tellingRequests} from '../text/render-request.ts'
import styles from './styles.module.css'

interface Props {
  readonly evidence: PropStepEvidence
  readonly run?: PropRun
}

/** The line of a step that says whether, when and how its text was executed. */
export function StepEvidence({evidence, run}: Props): ReactNode {
  if (evidence.kind === 'executed' && run) return <Executed evidence={evidence} run={run} />
  if (evidence.kind === 'outdated') {
    return <p className={styles.line}>Out of date: the text changed since it was rehearsed.</p>
  }
  const reason = evidence.kind === 'never' && evidence.reason ? ` (${evidence.reason})` : ''
  return <p className={styles.line}>Never executed{reason}.</p>
}

interface ExecutedProps {
  readonly evidence: Extract<PropStepEvidence, {kind: 'executed'}>
  readonly run: PropRun
}

function Executed({evidence, run}: ExecutedProps): ReactNode {
  const good = isSuccess(evidence.status)
  const verb = good ? renderVerb(run.environment) : `Ended ${evidence.status} in ${run.environment}`
  return (
    <div className={`${styles.line} ${good ? styles.good : styles.bad}`}>
      {verb} <time dateTime={run.startedAt}>{renderDay(run.startedAt)}</time> in{' '}
      {renderDuration(evidence.durationMs)}
      {run.commit && (
        <>
          , at commit <code>{run.commit.slice(0, 7)}</code>
          {run.dirty && ' with local changes'}
        </>
      )}
      .<Requests requests={evidence.requests} />
    </div>
  )
}

function Requests({requests}: {requests: readonly PropRequest[]}): ReactNode {
  if (requests.length === 0) return
  const telling = tellingRequests(requests).map(renderShortRequest).join(', ')
  return (
    <details className={styles.requests}>
      <summary>
        Sent: <span className={styles.telling}>{telling}</span>
      </summary>
      <ul>
        {requests.map(({method, host, path, count}) => (
          <li key={`${method} ${host}${path}`}>
            <code>
              {method} {host}
              {path}
            </code>
            {count > 1 && ` ${count} times`}
          </li>
        ))}
      </ul>
    </details>
  )
}
