import type {JournalLine, RunEvent} from '../model/event.ts'
import type {Clock} from './clock.ts'
import {describeStop} from './describe-stop.ts'
import type {Journal} from './journal.ts'
import {isDiskFull, RecordError} from './record-error.ts'

/** What reached the disk, and why nothing more will. */
export interface Written {
  readonly lines: readonly JournalLine[]
  readonly stopped?: RecordError
}

/** A journal that still says why a run stopped when it cannot be written any more. */
export interface CarefulJournal {
  /** Writes the events; where that fails, what has happened and the end of the run, as far as there is room. */
  append(events: readonly RunEvent[]): Written
  /** Writes that the run ends because something else than `append` could not write, such as the output of a step. */
  end(error: RecordError): Written
  /** Why nothing could be recorded, in the words that tell the operator what is on record and what to look at. */
  failure(): RecordError | undefined
}

/** Makes the careful journal of one driver; `lines` is all that is on the disk. */
export function createCarefulJournal(
  journal: Journal,
  {lines, clock}: {lines: readonly JournalLine[]; clock: Clock},
): CarefulJournal {
  const startedMs = clock.monotonicMs()
  let failed: RecordError | undefined
  const interrupted = (): RunEvent => {
    const durationMs = Math.round(clock.monotonicMs() - startedMs)
    return {kind: 'run-ended', at: clock.now().toISOString(), status: 'interrupted', durationMs}
  }
  const append = (events: readonly RunEvent[]): Written => {
    const told = withReason(events, failed)
    try {
      return {lines: journal.append(told)}
    } catch (error) {
      if (!(error instanceof RecordError)) throw error
      const stopped = failed ?? describeStop(error, {lines, unrecorded: events})
      const isLast = isOver([...lines, ...told])
      const rests = isLast ? [told] : lastWords(events, withReason([interrupted()], stopped))
      const written = isDiskFull(error) && lines.length > 0 ? appendFirst(journal, rests) : []
      if (isLast && written.length > 0) return {lines: written}
      failed = stopped
      return {lines: written, stopped}
    }
  }
  const end = (error: RecordError) => {
    failed ??= describeStop(error, {lines, unrecorded: []})
    return append([interrupted()])
  }
  return {append, end, failure: () => failed}
}

/** The end of a run that stopped for want of a record says so. */
function withReason(events: readonly RunEvent[], failed: RecordError | undefined): readonly RunEvent[] {
  if (!failed) return events
  return events.flatMap((event): readonly RunEvent[] => {
    if (event.kind !== 'run-ended') return [event]
    return [{kind: 'note', at: event.at, text: `The run stopped. ${failed.message}`}, event]
  })
}

/** True once the run has ended; what webhooks answered may come after that. */
function isOver(events: readonly RunEvent[]): boolean {
  const turns = ['run-started', 'run-resumed', 'rollback-started', 'run-ended']
  return events.findLast(({kind}) => turns.includes(kind))?.kind === 'run-ended'
}

/** What is written when a batch cannot be: what has happened and the end, or at least the end. */
function lastWords(events: readonly RunEvent[], end: readonly RunEvent[]) {
  const begins = ['step-started', 'step-rollback-started', 'asked']
  return [[...events.filter(({kind}) => !begins.includes(kind)), ...end], end]
}

/** Writes the first of these that fits into the reserved space. */
function appendFirst(journal: Journal, rests: readonly (readonly RunEvent[])[]): readonly JournalLine[] {
  for (const rest of rests) {
    try {
      return journal.appendLast(rest)
    } catch (error) {
      // The reserve was too small, or is gone: the error that brought us here tells the operator more.
      if (!(error instanceof RecordError)) throw error
    }
  }
  return []
}
