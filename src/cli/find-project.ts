import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {runbookIdPattern} from '../model/names.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** A file that was asked for, and the project that it belongs to. */
export interface FoundRunbook {
  /** Absolute path. */
  readonly path: string
  /** Path as messages show it: relative to the project, or to the working folder. */
  readonly file: string
  readonly markdown: string
  /** Root of the project; absent for a Markdown file in none. */
  readonly project?: string
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

/**
 * Finds a runbook by its id, or any Markdown file by its path.
 * Throws RunbookError, with the ids that exist, when there is none.
 */
export function findRunbook(name: string, cwd: string): FoundRunbook {
  const path = resolve(cwd, name)
  if (isFile(path)) return readFound(path, findProject(dirname(path)), cwd)
  const project = findProject(cwd)
  const byId = project && join(project, 'runbooks', `${name}.md`)
  if (byId && runbookIdPattern.test(name) && isFile(byId)) return readFound(byId, project, cwd)
  const known = project ? listRunbookIds(project) : []
  throw new RunbookError(`There is no runbook \`${name}\` and no file of that name in ${cwd}.`, {
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
