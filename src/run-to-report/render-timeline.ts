import {assertNever} from '../model/assert.ts'
import {formatDuration} from '../model/format-duration.ts'
import type {Run} from '../model/run.ts'
import type {TimelineEntry} from '../model/timeline.ts'
import {plainText, table} from './markdown.ts'
import {renderTime} from './render-time.ts'

/** Renders what happened, in order: when, who, what, and how long it took. */
export function renderTimeline({timeline, startedAt}: Run): string {
  const rows = timeline.map((entry) => [
    renderTime(entry.at, startedAt),
    plainText(entry.by ?? ''),
    describe(entry),
    entry.durationMs === undefined ? '' : formatDuration(entry.durationMs),
  ])
  return table(['UTC', 'Who', 'What', 'Took'], rows)
}

function describe(entry: TimelineEntry): string {
  const {kind, status} = entry
  const text = entry.text === undefined ? '' : plainText(entry.text)
  const why = text === '' ? '' : `: ${text}`
  const step = entry.step === undefined ? '' : `\`${entry.step}\``
  const again = (entry.attempt ?? 0) > 1 ? ` (attempt ${entry.attempt})` : ''
  switch (kind) {
    case 'run-started':
      return 'started the run'
    case 'run-resumed':
      return `went on with the run${text === '' ? '' : `, taking it over${why}`}`
    case 'rollback-started':
      return `began the rollback${text === '' ? '' : `, taking the run over${why}`}`
    case 'step-started':
      return text === 'verify'
        ? `the verify of ${step} was asked; it did not show that the step is done`
        : `${step}${again} was begun; its end is not known`
    case 'step-ended':
      return `${step}${again} ${status}${why}`
    case 'step-rollback-started':
      return `rollback of ${step}${again} was begun; its end is not known`
    case 'step-rollback-ended':
      return `rollback of ${step}${again}: ${status}${why}`
    case 'asked':
      return `was asked about ${step}${entry.durationMs === undefined ? '; no answer is on record' : ''}`
    case 'note':
      return `note${step === '' ? '' : ` on ${step}`}${why}`
    case 'confirmed':
      return `confirmed ${step}${why}`
    case 'input-changed':
      return `changed an input${why}`
    case 'hook':
      return `webhook ${status}: ${text}`
    case 'clock-moved':
      return `**${text}**`
    case 'run-ended':
      return `**the run ended: ${status}**`
    case 'inventory-compared':
      return `the world was compared with the beginning: ${text} differences`
    case 'findings':
      return ''
    default:
      return assertNever(kind)
  }
}
