import {formatDuration} from '../model/format-duration.ts'
import type {Run, StepOutcome} from '../model/run.ts'
import {fence, inlineCode, plainText, table} from './markdown.ts'
import {renderTime} from './render-time.ts'

/** Renders how every step of the plan came out, also those that never ran. */
export function renderSteps({steps, startedAt}: Run): string {
  const rows = steps.map((step) => [
    step.startedAt === undefined ? '' : renderTime(step.startedAt, startedAt),
    `\`${step.id}\``,
    step.status,
    step.attempts > 0 ? formatDuration(step.durationMs) : '',
    String(step.requests.length || ''),
  ])
  return table(['UTC', 'Step', 'Status', 'Took', 'Requests'], rows)
}

/** Renders one step: what it came to and why, what it captured and sent, and the end of its masked output. */
export function renderStep(step: StepOutcome): string {
  const lines = [
    `## ${step.id}: ${plainText(step.title)}`,
    `Status: **${step.status}**${step.reason ? ` (${plainText(step.reason)})` : ''}`,
  ]
  if (step.message) lines.push(plainText(`${step.message} ${step.hint ?? ''}`.trim()))
  if (step.verify) lines.push(`Verify: ${step.verify.answer} (tries: ${step.verify.tries})`)
  for (const [name, value] of Object.entries(step.captures))
    lines.push(`Captured \`${name}\` = ${inlineCode(value)}`)
  if (step.requests.length > 0) lines.push(step.requests.map(renderRequest).join('\n'))
  if (step.output && step.output.tail.trim() !== '')
    lines.push(
      `Output, ${step.output.bytes} bytes, in \`${step.output.log}\`; its end:`,
      fence(step.output.tail),
    )
  return lines.join('\n\n')
}

function renderRequest({status, method, host, path, refused}: StepOutcome['requests'][number]): string {
  return `- ${status} ${method} ${inlineCode(`${host}${path}`)}${refused ? ' (refused)' : ''}`
}
