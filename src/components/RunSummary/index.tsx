import type {ReactNode} from 'react'
import type {ObjectiveResult} from '../../model/evidence.ts'
import type {PropRun} from '../../model/prop-runbook.ts'
import {renderDay} from '../text/render-day.ts'
import {renderDuration} from '../text/render-duration.ts'
import {renderEnvironment} from '../text/render-environment.ts'

/** The last run of a runbook in one paragraph, or that there was none. */
export function RunSummary({run}: {run?: PropRun}): ReactNode {
  if (!run) return <p>Never rehearsed: no command on this page has been executed yet.</p>
  return (
    <p>
      <strong>{run.status === 'passed' ? 'Passed' : `Ended ${run.status}`}</strong> on{' '}
      <time dateTime={run.startedAt}>{renderDay(run.startedAt)}</time> in {renderDuration(run.durationMs)}
      {run.commit && (
        <>
          {' '}
          at commit <code>{run.commit.slice(0, 7)}</code>
        </>
      )}
      {run.dirty && ' with local changes'} ({renderEnvironment(run.environment)}).
      <Measured name="Recovery time" result={run.rto} environment={run.environment} />
      <Measured name="Data loss" result={run.rpo} environment={run.environment} />
      {run.passes.includes('back') &&
        ' Then rolled back to the beginning; every check was seen to fail before its change.'}
      {!run.current && ' The text changed since: look at each step.'}
    </p>
  )
}

interface MeasuredProps {
  readonly name: string
  readonly result?: ObjectiveResult
  readonly environment: string
}

/** Only a run in production meets a limit: elsewhere the figure stands without a verdict. */
function Measured({name, result, environment}: MeasuredProps): ReactNode {
  if (!result) return
  const within = renderDuration(result.withinMs)
  if (result.measuredMs === undefined) return ` ${name}: not measured (limit ${within}).`
  const verdict = environment === 'production' ? `, ${result.met ? 'met' : 'missed'}` : ''
  return ` ${name}: ${renderDuration(result.measuredMs)} (limit ${within}${verdict}).`
}
