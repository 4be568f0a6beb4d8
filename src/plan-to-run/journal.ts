import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {JournalLine, RunEvent} from '../model/event.ts'
import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {FilePort} from './file-port.ts'
import {nodeFiles} from './node-files.ts'
import {genesis, hashOf, journalPath, readJournal} from './read-journal.ts'
import {unwritable} from './record-error.ts'
import {freeReserve, makeReserve} from './reserve.ts'

/** The file that is the run: its events in order, each tied to the line before by its hash. */
export interface Journal {
  /** Writes the events in one write and syncs. When it returns, they are on the disk. Any error is final. */
  append(events: readonly RunEvent[]): readonly JournalLine[]
  /** Writes the end of a run whose disk is full into the space that was reserved at its start. */
  appendLast(events: readonly RunEvent[]): readonly JournalLine[]
  readonly head: string
  close(): void
}

/** Makes the run's folder and journal: file, folder and parent are synced before anything acts. */
export function createJournal(folder: string, files: FilePort = nodeFiles): Journal {
  try {
    makeFolders(join(folder, 'output'), files)
    const file = files.open(journalPath(folder), 'ax')
    makeReserve(folder, files)
    files.sync(file)
    for (const parent of [folder, dirname(folder)]) syncFolder(parent, files)
    return appendTo(file, {head: genesis, seq: 0, bytes: 0}, {folder, files})
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

/**
 * Makes a folder and what is missing above it, each synced into its parent. Node's own recursive mkdir never
 * returns where the kernel says ENOENT below a folder that exists, as /proc does.
 */
function makeFolders(folder: string, files: FilePort): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder), files)
  try {
    files.makeFolder(folder)
  } catch (error) {
    // Another run made the folder of all runs at the same moment.
    if (!existsSync(folder)) throw error
  }
  syncFolder(dirname(folder), files)
}

/** Opens the journal of a run that goes on. A torn last line is cut off: nothing was done after it. */
export function reopenJournal(
  folder: string,
  files: FilePort = nodeFiles,
): {journal: Journal; lines: readonly JournalLine[]} {
  const lines = readJournal(folder)
  try {
    const bytes = readFileSync(journalPath(folder)).lastIndexOf('\n') + 1
    const file = files.open(journalPath(folder), 'a')
    if (files.size(file) !== bytes) files.truncate(file, bytes)
    makeReserve(folder, files)
    const last = lines.at(-1)
    return {
      journal: appendTo(file, {head: last?.hash ?? genesis, seq: lines.length, bytes}, {folder, files}),
      lines,
    }
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

/** Where a journal ends: what its next line is tied to. */
interface End {
  readonly head: string
  readonly seq: number
  readonly bytes: number
}

function appendTo(file: number, start: End, {folder, files}: {folder: string; files: FilePort}): Journal {
  let end = start
  const append = (events: readonly RunEvent[]) => {
    const {lines, data, next} = chain(events, end)
    if (files.size(file) !== end.bytes) throw writtenByOther(folder)
    try {
      writeAll(file, data, files)
      files.syncContent(file)
    } catch (cause) {
      throw unwritable(folder, cause)
    }
    end = next
    return lines
  }
  return {
    get head() {
      return end.head
    },
    append,
    appendLast(events) {
      freeReserve(folder, files)
      // What of the failed write reached the file was never acted upon.
      files.truncate(file, end.bytes)
      return append(events)
    },
    close() {
      files.close(file)
      freeReserve(folder, files)
    },
  }
}

function chain(events: readonly RunEvent[], end: End) {
  let {head, seq} = end
  const lines: readonly JournalLine[] = events.map((event) => {
    const body = {...event, seq, prev: head}
    head = hashOf(body)
    seq += 1
    return {...body, hash: head}
  })
  const data = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return {lines, data, next: {head, seq, bytes: end.bytes + data.length}}
}

/** A write may take less than it was given, for one on a full disk. */
function writeAll(file: number, data: Uint8Array, files: FilePort): void {
  for (let offset = 0; offset < data.length; ) offset += files.write(file, data.subarray(offset))
}

function syncFolder(folder: string, files: FilePort): void {
  const handle = files.open(folder, 'r')
  files.sync(handle)
  files.close(handle)
}

function writtenByOther(folder: string): RunbookError {
  return new RunbookError(`The journal in ${folder} was changed by another hand while the run was driven.`, {
    hint: 'This driver has stopped and recorded nothing more. Look at the journal: npx --no runbook runs audit.',
    exitCode: exitCodes.unsafe,
  })
}
