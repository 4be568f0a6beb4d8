import type {Run} from '../model/run.ts'
import {inlineCode, plainText} from './markdown.ts'
import {renderFindings} from './render-findings.ts'
import {renderRollback} from './render-rollback.ts'
import {renderStep, renderSteps} from './render-step.ts'
import {type ReportSurroundings, renderSummary} from './render-summary.ts'
import {renderTime} from './render-time.ts'
import {renderTimeline} from './render-timeline.ts'
import {renderUnreviewed} from './render-unreviewed.ts'

/** Renders a run as Markdown for the incident record: what, where, who, how long, what was sent, what came out. */
export function renderReport(run: Run, around: ReportSurroundings = {}): string {
  const parts = [
    `# ${plainText(run.plan.runbook.title)}: run ${run.id}`,
    ...(around.damage === undefined ? [] : [`> **Damaged.** ${plainText(around.damage)} ${onlyBefore}`]),
    ...renderUnreviewed(run),
    renderSummary(run, around),
    '## Timeline',
    renderTimeline(run),
    '## Steps',
    renderSteps(run),
    ...renderRollback(run),
    ...renderValues(run),
    ...renderChanges(run),
    ...renderNotes(run),
    ...run.steps.filter((step) => step.attempts > 0 || step.reason).map(renderStep),
    ...renderFindings(run),
    `Journal head: \`${run.head}\``,
  ]
  return `${parts.join('\n\n')}\n`
}

const onlyBefore = 'Only what stands before that line is told here, and nothing of what came after.'

function renderValues({plan}: Run): readonly string[] {
  const lines = [
    ...Object.entries(plan.values).map(([name, value]) => `- \`${name}\` = ${inlineCode(value)}`),
    ...plan.secrets.map((name) => `- \`${name}\`: a secret`),
  ]
  return lines.length === 0 ? [] : [`## Values\n\n${lines.join('\n')}`]
}

function renderChanges({changes, startedAt}: Run): readonly string[] {
  if (changes.length === 0) return []
  const lines = changes.map(
    ({at, name, before, value}) =>
      `- ${renderTime(at, startedAt)} \`${name}\` from ${inlineCode(before)} to ${inlineCode(value)}`,
  )
  return [`## Inputs changed on the way\n\n${lines.join('\n')}`]
}

function renderNotes({notes, startedAt}: Run): readonly string[] {
  if (notes.length === 0) return []
  const lines = notes.map(({at, step, text, by}) => {
    const about = [by === undefined ? '' : `${plainText(by)}:`, step === undefined ? '' : `\`${step}\``]
    return ['-', renderTime(at, startedAt), ...about.filter(Boolean), plainText(text)].join(' ')
  })
  return [`## Notes\n\n${lines.join('\n')}`]
}
