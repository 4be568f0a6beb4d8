import {formatDuration} from '../../model/format-duration.ts'
import type {Plan} from '../../model/plan.ts'
import type {Run} from '../../model/run.ts'
import type {World} from '../../model/world.ts'
import {measureObjectives} from '../../run-to-report/measure-objectives.ts'
import {renderObjective} from '../../run-to-report/render-summary.ts'
import type {CliIo} from '../io.ts'
import {nextLines, type RecordPlace, renderCall} from './next-lines.ts'
import {wrapAfter} from './wrap.ts'

/** What is known when a run begins. */
interface Beginning {
  readonly id: string
  readonly world: World
  readonly incident?: string | undefined
  readonly place: RecordPlace
  /** Columns of the terminal, Infinity where it is none: a log keeps each line whole. */
  readonly columns: number
}

/** Says in the first lines, after the environment, what runs and with what. */
export function renderFirstLines(plan: Plan, {id, world, incident, place, columns}: Beginning): string {
  const {scenario} = plan.environment
  const leftOut = plan.steps.filter((step) => step.leftOut !== undefined).map((step) => step.id)
  const wrap = (text: string) => wrapAfter('', text, columns)
  const lines = [
    ...wrap(`${plan.runbook.title} (${plan.runbook.id}, digest ${plan.runbook.digest.slice(0, 12)})`),
    ...wrap(`run: ${id}${incident === undefined ? '' : `, incident ${incident}`}`),
    ...wrap(renderTools(world, scenario)),
    // The line to copy when this terminal or this laptop dies: it is never broken.
    ...(scenario === undefined ? [`if this stops: ${renderCall('resume', id, place)}`] : []),
    ...(leftOut.length > 0 ? wrap(`left out: ${leftOut.join(', ')}`) : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Where words are kept whole: at a terminal. */
export function proseColumns({outIsTerminal, columns}: Pick<CliIo, 'outIsTerminal' | 'columns'>): number {
  return outIsTerminal ? columns : Number.POSITIVE_INFINITY
}

/** The first line of all: where this is. */
export function renderEnvironment({environment}: Pick<Plan, 'environment'>, columns: number): string {
  const {name, description} = environment
  return `${wrapAfter('', `${name.toUpperCase()}: ${description}`, columns).join('\n')}\n`
}

function renderTools({tools, isolation}: World, scenario: string | undefined): string {
  if (scenario === undefined) return `gcloud: ${tools.gcloud}`
  const curl = tools.curl ? `curl: ${tools.curl}; ` : ''
  return `network: ${isolation}; gcloud: ${tools.gcloud}; PostgreSQL: ${tools.postgres}; ${curl}scenario: ${scenario}`
}

/** Says at the end what came out, where the record is, what to do next, and what was touched. */
export function renderLastLines(run: Run, place: RecordPlace): string {
  const {rto, rpo} = measureObjectives(run)
  const {name, scenario} = run.plan.environment
  const lines = [
    '',
    `${name.toUpperCase()}: ${run.status.toUpperCase()} after ${formatDuration(run.durationMs ?? 0)}. Steps: ${countByStatus(run)}.`,
    ...(rto ? [`Recovery time (RTO): ${renderObjective(rto)}`] : []),
    ...(rpo ? [`Data lost (RPO): ${renderObjective(rpo)}`] : []),
    ...(run.findings?.recoveries ?? []).map(
      ({instance, rows, expectedRows, table}) =>
        `${instance}: ${rows} rows of ${table} recovered, ${expectedRows} were committed before the recovery point.`,
    ),
    ...nextLines(run, place),
    `Record: ${place.runs}/${run.id} (head ${run.head})`,
    scenario === undefined
      ? `${name.toUpperCase()}: this was real.`
      : `REHEARSAL. Nothing outside this machine was changed. For production: npx --no runbook run ${run.plan.runbook.id} --environment production`,
  ]
  return `${lines.join('\n')}\n`
}

/** ex: `19 passed, 1 skipped` */
function countByStatus(run: Run): string {
  const counts = new Map<string, number>()
  for (const {status} of run.steps) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ')
}
