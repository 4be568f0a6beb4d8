import {exitCodes} from '../../model/exit-codes.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {systemClock} from '../../plan-to-run/clock.ts'
import {createMasker} from '../../plan-to-run/mask.ts'
import {type SpooledNote, spoolNote, waitingNotes} from '../../plan-to-run/note-spool.ts'
import {readJournal} from '../../plan-to-run/read-journal.ts'
import {takeNotes} from '../../plan-to-run/take-notes.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {userName} from '../read-origin.ts'
import {findRunFolder, runsFolder} from '../run-folder.ts'

const maxChars = 8000

/** `runbook note`: adds what a person says to a run, whether it goes on or has ended. */
export async function noteCommand(
  name: string,
  text: string,
  options: {json?: boolean; runsDir?: string},
  io: CliIo,
): Promise<number> {
  const runs = runsFolder({runsDir: options.runsDir, project: projectAround(io), cwd: io.cwd, env: io.env})
  const folder = findRunFolder(name, runs)
  const [first] = readJournal(folder)
  if (first?.kind !== 'run-started') throw notBegun(name)
  const note = {
    at: systemClock.now().toISOString(),
    by: userName(),
    text: createMasker().text(checkText(text)),
  }
  keepNote(folder, note)
  const recorded = waitingNotes(folder, readJournal(folder)).length === 0
  const document = {version: 1, run: first.run, note, recorded}
  if (options.json) io.out(`${JSON.stringify(document, undefined, 2)}\n`)
  else io.out(`Noted in ${first.run}${recorded ? '' : '; its driver records it with the next event'}.\n`)
  return exitCodes.done
}

function checkText(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new RunbookError('The note is empty.', {hint: 'Say something, in quotes.'})
  if (trimmed.length <= maxChars) return trimmed
  throw new RunbookError(`The note has ${trimmed.length} characters; ${maxChars} are the most.`, {
    hint: 'Say what matters, and where the rest is.',
  })
}

/** On the disk first, then into the journal where nobody else is writing it. */
function keepNote(folder: string, note: SpooledNote): void {
  try {
    spoolNote(folder, note)
    takeNotes(folder)
  } catch (cause) {
    if (cause instanceof RunbookError) throw cause
    throw new RunbookError(
      `The note cannot be kept in ${folder}: ${cause instanceof Error ? cause.message : cause}.`,
      {hint: 'Make room, or ask the owner of the folder.', exitCode: exitCodes.unsafe, cause},
    )
  }
}

function notBegun(name: string): RunbookError {
  return new RunbookError(`Run ${name} has not begun: its journal is empty.`, {
    hint: 'Wait for its first event, or name another run.',
  })
}
