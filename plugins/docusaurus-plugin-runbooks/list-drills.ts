import type {Drill} from '../../src/model/drill.ts'
import type {PropRun, PropRunbook} from '../../src/model/prop-runbook.ts'

/** A rehearsal or drill as pages show it. */
export interface ListedDrill
  extends Pick<Drill, 'environment' | 'isolation' | 'startedAt' | 'durationMs' | 'rtoMs' | 'rpoMs'> {
  readonly runbook: PropRunbook
  readonly id: string
  /** Absent outside of a repository. */
  readonly commit?: string
  /** False when the text changed after the run. */
  readonly current: boolean
}

/** What was practised, oldest first: the drills that are kept, and the runs whose evidence this build has. Each run once. */
export function listDrills(
  runbooks: readonly PropRunbook[],
  drills: readonly Drill[],
): readonly ListedDrill[] {
  const kept = drills.flatMap((drill) => {
    const runbook = runbooks.find(({id}) => id === drill.runbook)
    return runbook ? [{...drill, id: drill.run, runbook, current: drill.digest === runbook.digest}] : []
  })
  const ids = new Set(kept.map(({id}) => id))
  const runs = runbooks.flatMap((runbook) => runsOf(runbook).map((run) => drillOf(runbook, run)))
  return [...kept, ...runs.filter(({id}) => !ids.has(id))].sort((a, b) =>
    a.startedAt.localeCompare(b.startedAt),
  )
}

function runsOf({run, outside}: PropRunbook): readonly PropRun[] {
  return run ? [run, ...outside] : outside
}

function drillOf(runbook: PropRunbook, run: PropRun): ListedDrill {
  const {id, environment, isolation, startedAt, durationMs, rto, rpo, commit, current} = run
  return {
    ...{runbook, id, environment, isolation, startedAt, durationMs, current},
    ...{rtoMs: rto?.measuredMs, rpoMs: rpo?.measuredMs, commit},
  }
}
