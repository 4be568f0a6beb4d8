import {renderDuration} from '../../src/components/text/render-duration.ts'
import type {ObjectiveRef} from '../../src/model/objective-ref.ts'
import type {PropMeasured} from '../../src/model/prop-data.ts'
import type {PropRun, PropRunbook} from '../../src/model/prop-runbook.ts'
import {RunbookError} from '../../src/model/runbook-error.ts'

/** The limit of an objective, as its runbook writes it. Throws RunbookError when there is no such objective. */
export function objectiveLimit(ref: ObjectiveRef, runbooks: readonly PropRunbook[]): string {
  const {runbook, kind} = findObjective(ref, runbooks)
  return `< ${renderDuration(kind === 'rto' ? runbook.rtoWithinMs! : runbook.rpoWithinMs!)}`
}

/** What runs measured of an objective: the last rehearsal, then runs elsewhere, newest first. */
export function measureObjective(
  ref: ObjectiveRef,
  runbooks: readonly PropRunbook[],
): readonly PropMeasured[] {
  const {runbook, kind} = findObjective(ref, runbooks)
  return [...(runbook.run ? [runbook.run] : []), ...runbook.outside].flatMap((run) =>
    measuredBy(run, {runbook: runbook.id, kind}),
  )
}

type Kind = 'rto' | 'rpo'

/** The runbook and the kind that a reference names. Throws RunbookError when there is none. */
export function findObjective({objective}: ObjectiveRef, runbooks: readonly PropRunbook[]) {
  const [id, kind] = objective.split('.') as [string, Kind]
  const runbook = runbooks.find((one) => one.id === id)
  if (runbook && (kind === 'rto' ? runbook.rtoWithinMs : runbook.rpoWithinMs) !== undefined)
    return {runbook, kind}
  throw new RunbookError(`No runbook has the objective \`${objective}\`, which docs/_data names.`, {
    hint: 'Correct the name, or write `objectives` in the front matter of the runbook.',
  })
}

function measuredBy(run: PropRun, {runbook, kind}: {runbook: string; kind: Kind}): readonly PropMeasured[] {
  const result = run[kind]
  if (result?.measuredMs === undefined) return []
  // A text that has changed since is no longer the one whose time was taken.
  const text = run.current ? '' : ', of an older text'
  return [
    {
      environment: run.environment,
      value: renderDuration(result.measuredMs),
      date: run.startedAt.slice(0, 10),
      sample: '1 run',
      source: `evidence of ${runbook}, run ${run.id}${text}`,
      ...(run.environment === 'production' && run.current && {verdict: result.met ? 'met' : 'missed'}),
    },
  ]
}
