import {createHash} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import {type JournalLine, type RunEvent, runEventSchema} from '../model/event.ts'
import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** The hash before the first line. */
const genesis = '0'.repeat(64)

/** The file that is the run: its events in order, each tied to the line before by its hash. */
export interface Journal {
  /** Writes the events in one write and syncs. When it returns, they are on the disk. */
  append(events: readonly RunEvent[]): readonly JournalLine[]
  readonly head: string
  close(): void
}

/** Makes the run's folder and journal: file, folder and parent are synced before anything acts. */
export function createJournal(folder: string): Journal {
  try {
    makeFolders(join(folder, 'output'))
    const file = openSync(join(folder, 'journal.ndjson'), 'ax', 0o600)
    const journal = appendTo(file, {head: genesis, seq: 0})
    fsyncSync(file)
    for (const parent of [folder, dirname(folder)]) syncFolder(parent)
    return journal
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

/**
 * Makes a folder and what is missing above it, each synced into its parent. Node's own recursive mkdir never
 * returns where the kernel says ENOENT below a folder that exists, as /proc does.
 */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  try {
    mkdirSync(folder, {mode: 0o700})
  } catch (error) {
    // Another run made the folder of all runs at the same moment.
    if (!existsSync(folder)) throw error
  }
  syncFolder(dirname(folder))
}

/** Opens the journal of a run that goes on. A torn last line is cut off: nothing was done after it. */
export function reopenJournal(folder: string): {journal: Journal; lines: readonly JournalLine[]} {
  const lines = readJournal(folder)
  const text = readFileSync(join(folder, 'journal.ndjson'))
  try {
    const file = openSync(join(folder, 'journal.ndjson'), 'r+')
    ftruncateSync(file, text.lastIndexOf('\n') + 1)
    closeSync(file)
    const end = {head: lines.at(-1)?.hash ?? genesis, seq: lines.length}
    return {journal: appendTo(openSync(join(folder, 'journal.ndjson'), 'a'), end), lines}
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

function appendTo(file: number, end: {head: string; seq: number}): Journal {
  let {head, seq} = end
  return {
    get head() {
      return head
    },
    append(events) {
      const lines = events.map((event) => {
        const body = {...event, seq, prev: head}
        head = hashOf(body)
        seq += 1
        return {...body, hash: head}
      })
      try {
        writeAll(file, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')))
        fdatasyncSync(file)
      } catch (cause) {
        throw unwritable('the journal', cause)
      }
      return lines
    },
    close: () => closeSync(file),
  }
}

/** writeSync may write less than it was given, for one on a full disk. */
function writeAll(file: number, data: Buffer): void {
  for (let offset = 0; offset < data.length; ) offset += writeSync(file, data, offset)
}

/** Reads a journal and checks its chain. Throws RunbookError naming the first damaged line. */
export function readJournal(folder: string): readonly JournalLine[] {
  const text = readFileSync(join(folder, 'journal.ndjson'), 'utf8')
  const lines = text.split('\n')
  // The last piece is empty unless the last write was torn; a torn line was never acted upon.
  lines.pop()
  let head = genesis
  return lines.map((line, index) => {
    const parsed = parseLine(line, index, folder)
    if (parsed.seq !== index || parsed.prev !== head) throw damaged(folder, index)
    head = parsed.hash
    return parsed
  })
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

function hashOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function damaged(folder: string, index: number, cause?: unknown): RunbookError {
  return new RunbookError(`The journal in ${folder} is damaged at line ${index + 1}.`, {
    hint: 'Look at the file; a line was changed, lost or added by something other than runbook.',
    exitCode: exitCodes.unsafe,
    cause,
  })
}

function unwritable(what: string, cause: unknown): RunbookError {
  return new RunbookError(
    `The run cannot be recorded in ${what}: ${cause instanceof Error ? cause.message : cause}.`,
    {
      hint: 'Nothing runs without a record: make room or pass --runs-dir with a folder that can be written.',
      exitCode: exitCodes.unsafe,
      cause,
    },
  )
}
