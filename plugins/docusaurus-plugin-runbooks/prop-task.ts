import type {PlanTask} from '../../src/model/plan-task.ts'
import type {PropTask} from '../../src/model/prop-data.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'

/** Joins a task with the day on which the step that it links to was rehearsed, or the whole of its runbook. */
export function propTask(task: PlanTask, runbooks: readonly PropRunbook[]): PropTask {
  const [page, id] = task.home.split('#')
  const runbook = runbooks.find(({permalink}) => permalink === page)
  const day = runbook?.run?.startedAt.slice(0, 10)
  if (!runbook || day === undefined) return task
  // An anchor may be a section: then the page as a whole is meant.
  const steps = runbook.steps.filter((step) => step.id === id)
  const isProven = (steps.length > 0 ? steps : runbook.steps).some(
    ({evidence}) => evidence.kind === 'executed',
  )
  return isProven ? {...task, rehearsed: day} : task
}
