import {randomBytes} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import * as z from 'zod'
import type {JournalLine, RunEvent} from '../model/event.ts'

/**
 * A run is driven by one process, and only that one writes its journal. What a person says meanwhile waits in the
 * run's folder `notes`, one file each, until the driver takes it along with its next event.
 */
const folderName = 'notes'

const spooledSchema = z.strictObject({
  version: z.literal(1),
  at: z.string(),
  by: z.string(),
  text: z.string(),
})

/** What a person says about a run. */
export type SpooledNote = Omit<z.output<typeof spooledSchema>, 'version'>

/** A note on its way to the journal. */
export type NoteEvent = Extract<RunEvent, {kind: 'note'}>

/** Leaves a note for whoever writes the journal. When it returns, the note is on the disk. */
export function spoolNote(folder: string, note: SpooledNote): void {
  const spool = join(folder, folderName)
  mkdirSync(spool, {recursive: true, mode: 0o700})
  const name = `${note.at.replace(/\D/g, '')}-${randomBytes(6).toString('hex')}`
  const written = join(spool, `.${name}`)
  const file = openSync(written, 'wx', 0o600)
  try {
    writeFileSync(file, JSON.stringify({version: 1, ...note}))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  // Only what is whole gets a name that readers look at.
  renameSync(written, join(spool, `${name}.json`))
  for (const changed of [spool, folder]) syncFolder(changed)
}

/** Notes that wait, oldest first. Those that the journal has already are left out: a driver died between both. */
export function waitingNotes(folder: string, lines: readonly JournalLine[]): readonly NoteEvent[] {
  const names = spooledNames(folder)
  if (names.length === 0) return []
  const known = new Set(lines.map((line) => (line.kind === 'note' ? line.note : undefined)))
  return names.flatMap((name) => (known.has(name) ? [] : readSpooled(folder, name)))
}

/** Removes from the spool what is in the journal, and nothing else. */
export function forgetNotes(folder: string, lines: readonly JournalLine[]): void {
  for (const line of lines) {
    if (line.kind === 'note' && line.note !== undefined) forget(folder, line.note)
  }
}

function forget(folder: string, name: string): void {
  try {
    rmSync(join(folder, folderName, `${name}.json`), {force: true})
  } catch {
    // It is in the journal under its name, so it is never taken twice; a run does not die of a file too many.
  }
}

function spooledNames(folder: string): readonly string[] {
  return listFolder(join(folder, folderName))
    .filter((name) => /^\d+-[0-9a-f]+\.json$/.test(name))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
}

function listFolder(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  try {
    return readdirSync(folder)
  } catch {
    // A folder that cannot be read holds up no run; the notes stay in it.
    return []
  }
}

function readSpooled(folder: string, name: string): readonly NoteEvent[] {
  try {
    const text = readFileSync(join(folder, folderName, `${name}.json`), 'utf8')
    const {version: _, ...note} = spooledSchema.parse(JSON.parse(text))
    return [{kind: 'note', ...note, note: name}]
  } catch {
    // Not written by us, or damaged: it stays where a person can look at it, and the run goes on.
    return []
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
