import {assertNever} from '../model/assert.ts'
import type {JournalLine} from '../model/event.ts'
import {formatDuration} from '../model/format-duration.ts'
import type {TimelineEntry} from '../model/timeline.ts'
import {findClockMoves} from './find-clock-moves.ts'

/**
 * What happened in a run, in order: an attempt and its end are one entry, and so are a question and its answer.
 * What a person said stands where it was said, not where the driver wrote it down.
 */
export function foldTimeline(lines: readonly JournalLine[]): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = []
  const moves = findClockMoves(lines)
  let driver = ''
  let isAsked = false
  for (const [index, line] of lines.entries()) {
    if ('user' in line) driver = line.user
    if (line.kind !== 'note' && line.kind !== 'hook') {
      if (isAsked) answer(entries, line)
      isAsked = line.kind === 'asked'
    }
    for (const {at, seq, byMs} of moves)
      if (seq === index) entries.push({at, kind: 'clock-moved', text: describeMove(byMs)})
    const entry = entryOf(line, driver)
    if (entry) place(entries, entry, line)
  }
  return entries
}

/** Puts an entry where it belongs: an end with its beginning, a note where it was said, anything else last. */
function place(entries: TimelineEntry[], entry: TimelineEntry, line: JournalLine): void {
  const begun = beginningOf(line)
  const start = entries.findLastIndex(
    ({kind, step, attempt}) => kind === begun && step === entry.step && attempt === entry.attempt,
  )
  if (start >= 0) {
    entries[start] = {...entry, at: entries[start]!.at}
    return
  }
  let index = entries.length
  if (entry.kind === 'note') while (index > 1 && entries[index - 1]!.at > entry.at) index--
  entries.splice(index, 0, entry)
}

function describeMove(byMs: number): string {
  const span = formatDuration(Math.abs(byMs))
  return byMs < 0
    ? `the clock was set back by ${span}`
    : `${span} more went by than was counted: the machine slept, or its clock was set`
}

/** The event that began what this one ends. */
function beginningOf({kind}: JournalLine): string | undefined {
  if (kind === 'step-ended') return 'step-started'
  return kind === 'step-rollback-ended' ? 'step-rollback-started' : undefined
}

/** The next event answers the last question, unless another driver came first. */
function answer(entries: TimelineEntry[], {kind, at}: JournalLine): void {
  if (kind === 'run-resumed' || kind === 'rollback-started') return
  const index = entries.findLastIndex((entry) => entry.kind === 'asked')
  const asked = entries[index]!
  entries[index] = {...asked, durationMs: Math.max(0, Date.parse(at) - Date.parse(asked.at))}
}

function entryOf(line: JournalLine, driver: string): TimelineEntry | undefined {
  const {at, kind} = line
  switch (line.kind) {
    case 'run-started':
      return {at, kind, by: line.user}
    case 'run-resumed':
    case 'rollback-started':
      return {at, kind, by: line.user, ...textOf(line.takeOver)}
    case 'step-started':
      return {at, kind, by: driver, step: line.step, attempt: line.attempt, ...textOf(line.asks)}
    case 'step-rollback-started':
      return {at, kind, by: driver, step: line.step, attempt: line.attempt}
    case 'step-ended':
    case 'step-rollback-ended': {
      const {step, attempt, status, durationMs, reason} = line
      const took = attempt > 0 && {durationMs}
      return {at, kind, by: driver, step, attempt, status, ...took, ...textOf(reason)}
    }
    case 'asked':
      return {at, kind, by: driver, step: line.step}
    case 'note':
      return {at, kind, text: line.text, ...(line.step !== undefined && {step: line.step}), ...byOf(line.by)}
    case 'confirmed':
      return {at, kind, by: driver, step: line.step, text: line.text}
    case 'input-changed':
      return {at, kind, by: driver, text: `${line.name}=${line.value}`}
    case 'hook':
      return {at, kind, status: line.outcome, text: `${line.on} (${line.reason ?? line.status})`}
    case 'run-ended':
      return {at, kind, status: line.status, durationMs: line.durationMs}
    case 'inventory-compared':
      return {at, kind, text: String(line.changes.length)}
    case 'findings':
      return undefined
    default:
      return assertNever(line)
  }
}

function textOf(text: string | undefined): {text?: string} {
  return text === undefined ? {} : {text}
}

function byOf(by: string | undefined): {by?: string} {
  return by === undefined ? {} : {by}
}
