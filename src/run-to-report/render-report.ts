import type {ObjectiveResult} from '../model/evidence.ts'
import {formatDuration} from '../model/format-duration.ts'
import {renderTools} from '../model/render-tools.ts'
import type {Run, StepOutcome} from '../model/run.ts'
import {fence, inlineCode, table} from './markdown.ts'
import {measureObjectives} from './measure-objectives.ts'
import {renderRollback} from './render-rollback.ts'

/** Renders a run as Markdown for the incident record: what, where, how long, what was sent, what came out. */
export function renderReport(run: Run): string {
  const parts = [
    `# ${run.plan.runbook.title}: run ${run.id}`,
    renderSummary(run),
    '## Timeline',
    renderTimeline(run),
    ...renderRollback(run),
    ...renderChanges(run),
    ...renderNotes(run),
    ...run.steps.filter((step) => step.attempts > 0 || step.reason).map(renderStep),
    ...renderFindings(run),
    `Journal head: \`${run.head}\``,
  ]
  return `${parts.join('\n\n')}\n`
}

function renderSummary(run: Run): string {
  const {rto, rpo} = measureObjectives(run)
  const rows: readonly (readonly [string, string])[] = [
    ['Environment', `${run.plan.environment.name}: ${run.plan.environment.description}`],
    ...(run.incident === undefined ? [] : [['Incident', run.incident] as const]),
    ['Status', run.status],
    [
      'By',
      run.commit
        ? `${run.user}, at commit ${run.commit.slice(0, 12)}${run.dirty ? ' with changes' : ''}`
        : run.user,
    ],
    ['Started', run.startedAt],
    ['Took', run.durationMs === undefined ? 'not ended' : formatDuration(run.durationMs)],
    ['Network', run.isolation],
    ['Tools', renderTools(run.tools)],
    ['Runbook digest', `\`${run.plan.runbook.digest}\``],
    ...(rto ? [['Recovery time (RTO)', renderObjective(rto)] as const] : []),
    ...(rpo ? [['Data lost (RPO)', renderObjective(rpo)] as const] : []),
  ]
  return table(['', ''], rows)
}

function renderChanges({changes}: Run): readonly string[] {
  if (changes.length === 0) return []
  const lines = changes.map(
    ({at, name, before, value}) =>
      `- ${at.slice(11, 23)} \`${name}\` from ${inlineCode(before)} to ${inlineCode(value)}`,
  )
  return [`## Inputs changed on the way\n\n${lines.join('\n')}`]
}

function renderNotes({notes}: Run): readonly string[] {
  if (notes.length === 0) return []
  const lines = notes.map(
    ({at, step, text}) =>
      `- ${at.slice(11, 23)}${step ? ` \`${step}\`` : ''} ${text.replace(/\s*\n\s*/g, ' ')}`,
  )
  return [`## Notes\n\n${lines.join('\n')}`]
}

/** ex: `23.4s of at most 30m: met` */
export function renderObjective(result: ObjectiveResult): string {
  const limit = formatDuration(result.withinMs)
  if (result.measuredMs === undefined) return `not measured (limit ${limit})`
  return `${formatDuration(result.measuredMs)} of at most ${limit}: ${result.met ? 'met' : 'missed'}`
}

function renderTimeline(run: Run): string {
  const rows = run.steps.map((step) => [
    step.startedAt?.slice(11, 23) ?? '',
    `\`${step.id}\``,
    step.status,
    step.attempts > 0 ? formatDuration(step.durationMs) : '',
    String(step.requests.length || ''),
  ])
  return table(['UTC', 'Step', 'Status', 'Took', 'Requests'], rows)
}

function renderStep(step: StepOutcome): string {
  const lines = [
    `## ${step.id}: ${step.title}`,
    `Status: **${step.status}**${step.reason ? ` (${step.reason})` : ''}`,
  ]
  if (step.message) lines.push(`${step.message} ${step.hint ?? ''}`.trim())
  if (step.verify) lines.push(`Verify: ${step.verify.answer} (tries: ${step.verify.tries})`)
  for (const [name, value] of Object.entries(step.captures))
    lines.push(`Captured \`${name}\` = ${inlineCode(value)}`)
  if (step.requests.length > 0) lines.push(step.requests.map(renderRequest).join('\n'))
  if (step.output && step.output.tail.trim() !== '') lines.push(fence(step.output.tail))
  return lines.join('\n\n')
}

function renderRequest(request: StepOutcome['requests'][number]): string {
  return `- ${request.status} ${request.method} ${request.host}${request.path}${request.refused ? ' (refused)' : ''}`
}

function renderFindings({findings}: Run): readonly string[] {
  if (!findings) return []
  const recoveries = findings.recoveries.map((recovery) =>
    [
      `- \`${recovery.instance}\` recovered from \`${recovery.source}\` to ${recovery.pointInTime}:`,
      `  ${recovery.rows} rows of \`${recovery.table}\`, checksum \`${recovery.checksum}\``,
      `  (written before that instant: ${recovery.expectedRows} rows, \`${recovery.expectedChecksum}\`).`,
      `  Timeline ${recovery.timeline}, port ${recovery.port}. PostgreSQL: ${inlineCode(recovery.stopLine)}`,
    ].join('\n'),
  )
  const readiness = findings.readiness.map(
    (answer) =>
      `- ${answer.at} /ready ${answer.status} from \`${answer.revision}\` over \`${answer.instance}\``,
  )
  const deliveries = findings.deliveries.map(
    ({at, sink, target, text}) => `- ${at} ${sink} ${target}: ${inlineCode(text)}`,
  )
  const title = `## What the rehearsal's world saw (scenario ${findings.scenario}, seed ${findings.seed})`
  return [
    title,
    ...[recoveries, readiness, deliveries].filter((list) => list.length > 0).map((list) => list.join('\n')),
  ]
}
