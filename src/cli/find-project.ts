import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {runbookIdPattern} from '../model/names.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {type Archive, packedNames} from './archive/archive.ts'
import type {CliIo} from './io.ts'

/** A file that was asked for, and the project that it belongs to. */
export interface FoundRunbook {
  /** Absolute path; for a packed runbook, where it would stand in the working folder. */
  readonly path: string
  /** Path as messages show it: relative to the project, or to the working folder. */
  readonly file: string
  readonly markdown: string
  /** Root of the project; absent for a Markdown file in none. */
  readonly project?: string
  /** The archive that it is packed in. */
  readonly archive?: Archive
}

/** Finds the nearest folder above that has `runbooks/_environments`. */
export function findProject(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'runbooks', '_environments'))) return folder
    if (dirname(folder) === folder) return undefined
  }
}

/** Ids of all runbooks of a project, sorted. */
export function listRunbookIds(project: string): readonly string[] {
  return readdirSync(join(project, 'runbooks'))
    .filter((name) => name.endsWith('.md') && runbookIdPattern.test(basename(name, '.md')))
    .map((name) => basename(name, '.md'))
    .sort()
}

/** The project around the working folder; none for an archive, which keeps nothing there. */
export function projectAround({cwd, archive}: Pick<CliIo, 'cwd' | 'archive'>): string | undefined {
  return archive ? undefined : findProject(cwd)
}

/** Every runbook of the archive or of the project around, sorted by id. Throws RunbookError when there is no project. */
export function findAllRunbooks({cwd, archive}: Pick<CliIo, 'cwd' | 'archive'>): readonly FoundRunbook[] {
  if (archive)
    return packedNames(archive, 'runbooks', '.md').flatMap((id) => findPacked(id, cwd, archive) ?? [])
  const project = findProject(cwd)
  if (project !== undefined) return listRunbookIds(project).map((id) => findRunbook(id, project))
  throw new RunbookError(`There is no project in ${cwd} or above.`, {hint: 'Change to the project folder.'})
}

/**
 * Finds a runbook by its id, or any Markdown file by its path. An archive knows its own ids, and files in no project.
 * Throws RunbookError, with the ids that exist, when there is none.
 */
export function findRunbook(name: string, cwd: string, archive?: Archive): FoundRunbook {
  const path = resolve(cwd, name)
  if (archive) {
    const found = findPacked(name, cwd, archive)
    if (found) return found
    if (isFile(path)) return readFound(path, undefined, cwd)
    throw unknown(name, cwd, packedNames(archive, 'runbooks', '.md'))
  }
  if (isFile(path)) return readFound(path, findProject(dirname(path)), cwd)
  const project = findProject(cwd)
  const byId = project && join(project, 'runbooks', `${name}.md`)
  if (byId && runbookIdPattern.test(name) && isFile(byId)) return readFound(byId, project, cwd)
  throw unknown(name, cwd, project ? listRunbookIds(project) : [])
}

function findPacked(id: string, cwd: string, archive: Archive): FoundRunbook | undefined {
  const file = `runbooks/${id}.md`
  const markdown = archive.files[file]
  if (markdown === undefined || !runbookIdPattern.test(id)) return undefined
  return {path: join(cwd, `${id}.md`), file, markdown, archive}
}

function unknown(name: string, cwd: string, known: readonly string[]): RunbookError {
  return new RunbookError(`There is no runbook \`${name}\` and no file of that name in ${cwd}.`, {
    hint:
      known.length > 0
        ? `Name one of: ${known.join(', ')}.`
        : 'Change to the project folder, or give a path.',
  })
}

function readFound(path: string, project: string | undefined, cwd: string): FoundRunbook {
  const file = relative(project ?? cwd, path).replaceAll('\\', '/')
  return {path, file, markdown: readFileSync(path, 'utf8'), ...(project !== undefined && {project})}
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}
