import type {RunEvent} from './event.ts'

/** One thing that happened in a run, as the timeline of its report tells it. */
export interface TimelineEntry {
  /** When it began. */
  readonly at: string
  /** The event that tells it; the last one where several do. */
  readonly kind: RunEvent['kind'] | 'clock-moved'
  /** Who did it: whoever drove the run then, or who said it. */
  readonly by?: string
  readonly step?: string
  readonly attempt?: number
  readonly status?: string
  /** How long it took; for a question, until it was answered. */
  readonly durationMs?: number
  /** What was said, why it ended so, or what it was about. */
  readonly text?: string
}

/** The wall clock and the machine's own counting of time went apart. */
export interface ClockMove {
  readonly at: string
  /** Number of the journal's line that shows it, from 0. */
  readonly seq: number
  /** Below zero: it was set back. Above: it was set ahead, or the machine slept. */
  readonly byMs: number
}
