import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {type JournalLine, runEventSchema} from '../model/event.ts'
import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** The hash before the first line. */
export const genesis = '0'.repeat(64)

/** The journal of a run's folder. */
export function journalPath(folder: string): string {
  return join(folder, 'journal.ndjson')
}

/** The hash of a line, over its JSON without `hash`. */
export function hashOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

/** True when the run was killed before its first event was recorded: nothing was done. */
export function isUnstarted(folder: string): boolean {
  try {
    return !readFileSync(journalPath(folder)).includes('\n')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/** Reads a journal and checks its chain. Throws RunbookError naming the first damaged line, or when there is none. */
export function readJournal(folder: string): readonly JournalLine[] {
  const {lines, damage} = readIntact(folder)
  if (damage) throw damage
  return lines
}

/** A journal up to its first damaged line, and what is wrong with that one. */
export interface IntactJournal {
  readonly lines: readonly JournalLine[]
  readonly damage?: RunbookError
}

/** Reads what of a journal can be believed, for those who look back. Throws RunbookError when there is no event. */
export function readIntact(folder: string): IntactJournal {
  if (isUnstarted(folder)) throw unstarted(folder)
  const lines = readText(folder).split('\n')
  // The last piece is empty unless the last write was torn; a torn line was never acted upon.
  lines.pop()
  const intact: JournalLine[] = []
  for (const [index, line] of lines.entries()) {
    try {
      const parsed = parseLine(line, index, folder)
      const isMisplaced = parsed.seq !== index || parsed.prev !== (intact.at(-1)?.hash ?? genesis)
      if (isMisplaced || (index === 0 && parsed.kind !== 'run-started')) throw damaged(folder, index)
      intact.push(parsed)
    } catch (error) {
      if (error instanceof RunbookError) return {lines: intact, damage: error}
      throw error
    }
  }
  return {lines: intact}
}

function readText(folder: string): string {
  try {
    return readFileSync(journalPath(folder), 'utf8')
  } catch (cause) {
    throw new RunbookError(
      `The journal in ${folder} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
      {hint: 'Only the user who started the run may read it.', exitCode: exitCodes.unsafe, cause},
    )
  }
}

function parseLine(line: string, index: number, folder: string): JournalLine {
  try {
    const {hash, ...body} = JSON.parse(line)
    // The hash is over the bytes as they stand, so before the schema may reorder keys.
    if (hashOf(body) !== hash) throw new Error('the hash does not fit the line')
    const {seq, prev, ...event} = body
    return {...runEventSchema.parse(event), seq, prev, hash}
  } catch (cause) {
    throw damaged(folder, index, cause)
  }
}

function damaged(folder: string, index: number, cause?: unknown): RunbookError {
  return new RunbookError(`The journal in ${folder} is damaged at line ${index + 1}.`, {
    hint: 'Look at the file; a line was changed, lost or added by something other than runbook.',
    exitCode: exitCodes.unsafe,
    cause,
  })
}

function unstarted(folder: string): RunbookError {
  return new RunbookError(`Run ${basename(folder)} never started: its journal holds no event.`, {
    hint: 'Nothing was run. Start it again.',
    exitCode: exitCodes.unsafe,
  })
}
