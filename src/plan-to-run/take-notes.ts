import {RunbookError} from '../model/runbook-error.ts'
import {reopenJournal} from './journal.ts'
import {acquireLock, type Lock} from './lock.ts'
import {forgetNotes, waitingNotes} from './note-spool.ts'
import {isUnstarted, readJournal} from './read-journal.ts'

/**
 * Takes waiting notes into the journal of a run that nobody drives, and says whether there were any.
 *
 * Whoever holds the lock looks again after releasing it. So a note that finds the lock taken is either seen by
 * the holder's last look, or its author finds the lock free: none is left behind.
 */
export function takeNotes(folder: string): boolean {
  let hasTaken = false
  while (isWaiting(folder)) {
    const lock = lockIfFree(folder)
    if (!lock) return hasTaken
    try {
      const {journal, lines} = reopenJournal(folder)
      const written = journal.append(waitingNotes(folder, lines))
      journal.close()
      forgetNotes(folder, [...lines, ...written])
    } finally {
      lock.release()
    }
    hasTaken = true
  }
  return hasTaken
}

/** A run without a first event has no place for a note yet. */
function isWaiting(folder: string): boolean {
  return !isUnstarted(folder) && waitingNotes(folder, readJournal(folder)).length > 0
}

function lockIfFree(folder: string): Lock | undefined {
  try {
    return acquireLock(folder)
  } catch (error) {
    if (error instanceof RunbookError) return undefined
    throw error
  }
}
