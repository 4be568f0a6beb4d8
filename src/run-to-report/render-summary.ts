import type {ObjectiveResult} from '../model/evidence.ts'
import {formatDuration} from '../model/format-duration.ts'
import {renderTools} from '../model/render-tools.ts'
import type {Run} from '../model/run.ts'
import {linkToText} from './link-to-text.ts'
import {plainText, table} from './markdown.ts'
import {measureObjectives} from './measure-objectives.ts'

/** What a report knows beside the journal. */
export interface ReportSurroundings {
  /** Who drives the run just now. ex: `process 4711` */
  readonly driver?: string
  /** What is wrong with the journal after the last line that was read. */
  readonly damage?: string
  /** How the project's host writes the address of a file, see linkToText. */
  readonly linkTemplate?: string
}

type Row = readonly [string, string]

/** Renders the head of a report: where, who, which text, how it ended, how long it took. */
export function renderSummary(run: Run, around: ReportSurroundings): string {
  const {rto, rpo} = measureObjectives(run)
  const rows: readonly Row[] = [
    ['Environment', plainText(`${run.plan.environment.name}: ${run.plan.environment.description}`)],
    ...(run.incident === undefined ? [] : [['Incident', plainText(run.incident)] as const]),
    ['Status', renderStatus(run, around)],
    ['By', plainText(listDrivers(run).join(', then '))],
    ['Text', renderText(run, around.linkTemplate)],
    ['Runbook digest', `\`${run.plan.runbook.digest}\``],
    ['Started', run.startedAt],
    ...(run.endedAt === undefined ? [] : [['Ended', run.endedAt] as const]),
    ['Took', run.durationMs === undefined ? 'not ended' : formatDuration(run.durationMs)],
    [
      'Hands-on',
      run.handsOnMs === 0 ? 'none' : `${formatDuration(run.handsOnMs)} in which a person was asked`,
    ],
    ...renderClock(run),
    ['Network', run.isolation],
    ['Tools', renderTools(run.tools)],
    ...(rto ? [['Recovery time (RTO)', renderObjective(rto)] as const] : []),
    ...(rpo ? [['Data lost (RPO)', renderObjective(rpo)] as const] : []),
  ]
  return table(['', ''], rows)
}

/** Everybody who drove the run, in the order of their first time. */
function listDrivers({user, resumes, rollback}: Run): readonly string[] {
  const back = rollback ? [rollback.user] : []
  return [...new Set([user, ...resumes.map((resume) => resume.user), ...back])]
}

function renderStatus({status}: Run, {driver, damage}: ReportSurroundings): string {
  if (damage !== undefined) return `${status} as far as the journal can be read`
  if (status !== 'running') return status
  return driver === undefined
    ? 'cut off: it has no end, and nobody drives it'
    : `running, driven by ${plainText(driver)}: this is how far it is now`
}

/** ex: `runbooks/a.md` at commit 0123456789ab, as a link where the project says how its host writes one. */
function renderText({plan, commit, dirty}: Run, template: string | undefined): string {
  const {file} = plan.runbook
  if (commit === undefined) return `\`${file}\`, at no known commit`
  const link = template === undefined ? undefined : linkToText(template, {commit, file, line: 1})
  const name = link === undefined ? `\`${file}\`` : `[\`${file}\`](<${link}>)`
  return `${name} at commit ${commit.slice(0, 12)}${dirty ? '; the working copy had changes' : ''}`
}

function renderClock({clockMoves}: Run): readonly Row[] {
  if (clockMoves.length === 0) return []
  return [['Clock', 'it moved on the way, see the timeline; what each step took is not concerned']]
}

/** ex: `23.4s of at most 30m: met` */
export function renderObjective(result: ObjectiveResult): string {
  const limit = formatDuration(result.withinMs)
  if (result.measuredMs === undefined) return `not measured (limit ${limit})`
  return `${formatDuration(result.measuredMs)} of at most ${limit}: ${result.met ? 'met' : 'missed'}`
}
