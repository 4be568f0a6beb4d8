import type {JournalLine, RunEvent} from '../model/event.ts'
import {exitCodes} from '../model/exit-codes.ts'
import type {Run} from '../model/run.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {createCarefulJournal, type Written} from '../plan-to-run/careful-journal.ts'
import type {Clock} from '../plan-to-run/clock.ts'
import {foldRun} from '../plan-to-run/fold-run.ts'
import type {Journal} from '../plan-to-run/journal.ts'
import type {Lock} from '../plan-to-run/lock.ts'
import {maskEvent} from '../plan-to-run/mask/mask-event.ts'
import type {Masker} from '../plan-to-run/mask.ts'
import {forgetNotes, waitingNotes} from '../plan-to-run/note-spool.ts'
import {readJournal} from '../plan-to-run/read-journal.ts'
import {RecordError} from '../plan-to-run/record-error.ts'
import {takeNotes} from '../plan-to-run/take-notes.ts'
import type {Hooks} from './hooks/create-hooks.ts'

/** Brings what happens in a run to the disk, and then to everybody whom it concerns. */
export interface Recorder {
  /** The journal as it is now. */
  lines(): readonly JournalLine[]
  /** Writes the events with what people said and webhooks answered meanwhile. When it returns, all is on the disk. */
  record(events: readonly RunEvent[]): void
  /** Writes why the driver stops, as far as that can be written, and gives the error that tells the operator. */
  stop(error: unknown): unknown
  /** Waits for the webhooks, ends the record and gives the run. Throws RecordError when it is not whole. */
  finish(): Promise<Run>
}

/** What a recorder writes to and whom it tells. */
export interface RecorderParts {
  readonly run: string
  readonly folder: string
  readonly journal: Journal
  readonly lock: Lock
  readonly masker: Masker
  readonly hooks: Hooks
  readonly clock: Clock
  /** Gets the new lines, and the journal so far with them. */
  readonly onLines: (lines: readonly JournalLine[], journal: readonly JournalLine[]) => void
  /** The journal so far, when the run goes on. */
  readonly lines: readonly JournalLine[]
}

/**
 * Makes the recorder of one driver. Throws RunbookError (exit 5) from `record` once another one has taken over, or
 * nothing can be written any more.
 */
export function createRecorder(parts: RecorderParts): Recorder {
  const {run, folder, journal, lock, masker, hooks, clock} = parts
  const lines = [...parts.lines]
  const careful = createCarefulJournal(journal, {lines, clock})
  const tell = ({lines: written, stopped}: Written) => {
    forgetNotes(folder, written)
    lines.push(...written)
    parts.onLines(written, lines)
    hooks.tell(written, lines)
    if (stopped) throw stopped
  }
  const record = (events: readonly RunEvent[]) => {
    if (!lock.isHeld()) throw takenOver(run)
    const notes = waitingNotes(folder, lines)
    const told = hooks.results()
    // The start of a run is the first line, whatever was said meanwhile.
    const first = lines.length === 0
    const all = first ? [...events, ...notes] : [...notes, ...told, ...events]
    tell(careful.append(all.map((event) => maskEvent(event, masker))))
  }
  return {
    lines: () => lines,
    record,
    stop(error) {
      if (!(error instanceof RecordError) || error === careful.failure()) return error
      try {
        tell(careful.end(error))
      } catch (second) {
        // The first error says more: it stopped the run.
        if (!(second instanceof RecordError)) throw second
      }
      return careful.failure()
    },
    async finish() {
      const told = await hooks.settle()
      if (told.length > 0) record(told)
      journal.close()
      lock.release()
      const failure = careful.failure()
      if (failure) throw failure
      // A note that came after the last event found the lock taken: nobody else takes it in.
      return foldRun(takeNotes(folder) ? readJournal(folder) : lines)
    },
  }
}

function takenOver(run: string): RunbookError {
  return new RunbookError(`Run ${run} was taken over by another driver.`, {
    hint: 'This one has stopped and recorded nothing more; follow the other one.',
    exitCode: exitCodes.unsafe,
  })
}
