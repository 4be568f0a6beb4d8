import Link from '@docusaurus/Link'
import tasks from '@generated/docusaurus-plugin-runbooks/default/plan.json'
import type {ReactNode} from 'react'
import type {PlanTask} from '../../model/plan-task.ts'
import type {PropTask} from '../../model/prop-data.ts'
import {CodeText} from '../CodeText/index.tsx'
import {renderDay} from '../text/render-day.ts'
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
  const all = tasks as readonly PropTask[]
  const counts = states.map((state) => `${all.filter((task) => task.state === state).length} ${state}`)
  return (
    <>
      <p>
        Of {all.length} tasks: {counts.join(', ')}.
      </p>
      <Progress tasks={all} />
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

/** The counts above, drawn. */
function Progress({tasks}: {tasks: readonly PropTask[]}): ReactNode {
  return (
    <div className={styles.progress} aria-hidden="true">
      {states.map((state) => (
        <span
          key={state}
          className={styles[state]}
          style={{flexGrow: tasks.filter((task) => task.state === state).length}}
        />
      ))}
    </div>
  )
}

function PriorityTable({title, tasks}: {title: string; tasks: readonly PropTask[]}): ReactNode {
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

function TaskRow({number, title, state, home, note, proof, rehearsed}: PropTask): ReactNode {
  return (
    <tr data-task={number} data-state={state}>
      <td>{number}</td>
      <td>
        <Link to={home}>{title}</Link>
        {note && (
          <p className={styles.note}>
            <CodeText>{note}</CodeText>
          </p>
        )}
        {proof && <Proof proof={proof} />}
      </td>
      <td className={styles.state}>
        <span aria-hidden="true">{marks[state]}</span> {state}
        {home.startsWith('/runbooks/') && (
          <p className={styles.note}>
            {rehearsed ? `rehearsed ${renderDay(rehearsed)}` : 'not rehearsed here'}
          </p>
        )}
      </td>
    </tr>
  )
}

function Proof({proof}: {proof: NonNullable<PlanTask['proof']>}): ReactNode {
  return (
    <p className={styles.note}>
      {proof.kind === 'decision'
        ? `Decided on ${renderDay(proof.on)} by ${proof.by}: ${proof.decision}`
        : `Run ${proof.run} in production on ${renderDay(proof.on)}, head ${proof.head.slice(0, 12)}.`}
    </p>
  )
}

// Pages import it as a default, as MDX pages do.
export default PlanTable
