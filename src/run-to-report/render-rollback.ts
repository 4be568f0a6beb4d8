import {formatDuration} from '../model/format-duration.ts'
import type {Run, StepOutcome, StepRollback} from '../model/run.ts'
import {fence, plainText, table} from './markdown.ts'
import {renderTime} from './render-time.ts'

/** Renders what was undone, in the order in which it was, and what stays; nothing for a run that only went forward. */
export function renderRollback({rollback, steps, startedAt}: Run): readonly string[] {
  if (!rollback) return []
  const undone = steps
    .flatMap((step) => (step.rollback ? [{step, record: step.rollback}] : []))
    .sort((a, b) => a.record.startedAt.localeCompare(b.record.startedAt))
  const rows = undone.map(({step, record}) => [
    renderTime(record.startedAt, startedAt),
    `\`${step.id}\``,
    record.status,
    record.attempts > 0 ? formatDuration(record.durationMs) : '',
  ])
  const stays = rollback.stays.map((id) => `\`${id}\``).join(', ') || 'nothing'
  return [
    '## Rollback',
    `Begun by ${rollback.user} at ${rollback.startedAt}. Stays as it is: ${stays}.`,
    ...(rows.length > 0 ? [table(['UTC', 'Step', 'Rollback', 'Took'], rows)] : []),
    ...undone.flatMap(renderDetails),
  ]
}

/** What a rollback said: why it failed or was left out, and the last lines of its output. */
function renderDetails({step, record}: {step: StepOutcome; record: StepRollback}): readonly string[] {
  const {status, reason, message, hint, output} = record
  const tail = output && output.tail.trim() !== '' ? [fence(output.tail)] : []
  const said = [reason, message, hint].filter(Boolean).join(' ')
  if (said === '' && tail.length === 0) return []
  return [`Rollback of \`${step.id}\`: **${status}**${said === '' ? '' : `. ${plainText(said)}`}`, ...tail]
}
