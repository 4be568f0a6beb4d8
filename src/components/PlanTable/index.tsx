import Link from '@docusaurus/Link'
import tasks from '@generated/docusaurus-plugin-runbooks/default/plan.json'
import type {ReactNode} from 'react'
import type {PlanTask} from '../../model/plan-task.ts'
import styles from './styles.module.css'

const priorities: Record<PlanTask['priority'], string> = {
  'go-live': 'Before go-live',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}
const states: readonly PlanTask['state'][] = ['done', 'prepared', 'open']
const marks: Record<PlanTask['state'], string> = {done: '●', prepared: '◐', open: '○'}

/** The tasks of the post-deployment plan: how many are in which state, then each with its page, by priority. */
export function PlanTable(): ReactNode {
  const all = tasks as readonly PlanTask[]
  const counts = states.map((state) => `${all.filter((task) => task.state === state).length} ${state}`)
  return (
    <>
      <p>
        Of {all.length} tasks: {counts.join(', ')}.
      </p>
      {Object.entries(priorities).map(([priority, title]) => (
        <PriorityTable
          key={priority}
          title={title}
          tasks={all.filter((task) => task.priority === priority)}
        />
      ))}
    </>
  )
}

function PriorityTable({title, tasks}: {title: string; tasks: readonly PlanTask[]}): ReactNode {
  if (tasks.length === 0) return
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Task</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <TaskRow key={task.number} {...task} />
        ))}
      </tbody>
    </table>
  )
}

function TaskRow({number, title, state, home, note}: PlanTask): ReactNode {
  return (
    <tr data-task={number} data-state={state}>
      <td>{number}</td>
      <td>
        <Link to={home}>{title}</Link>
        {note && <p className={styles.note}>{note}</p>}
      </td>
      <td className={styles.state}>
        <span aria-hidden="true">{marks[state]}</span> {state}
      </td>
    </tr>
  )
}

// Pages import it as a default, as MDX pages do.
export default PlanTable
