import {existsSync, realpathSync, statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {RunbookError} from '../../model/runbook-error.ts'
import {findProject} from '../find-project.ts'
import {listTree, type Tree} from './list-tree.ts'

/** Files to check that belong together: links between them are followed. */
export interface Target {
  /** Absolute. */
  readonly root: string
  /** True for a project of ours, false for a stranger's Markdown. */
  readonly isProject: boolean
  readonly tree: Tree
  /** Pages and data files to check, below the root, sorted. */
  readonly files: readonly string[]
}

const page = /\.(md|mdx|markdown)$/i
const data = /^(?:(?:docs\/_data|runbooks\/_environments)\/[^/]+\.yaml|package\.json)$/
/** What a project shows without being asked. */
const shown = /^((docs|runbooks|i18n)\/.*|(README|CONTRIBUTING|CHANGELOG)\.md)$/

/** Finds what to check: all of the project, or these files and folders. Throws RunbookError when there is nothing. */
export function findTargets(paths: readonly string[], cwd: string): readonly Target[] {
  if (paths.length === 0) {
    const root = findProject(cwd)
    if (root !== undefined) return [projectTarget(root)]
    throw new RunbookError(`There is no project in ${cwd} or above.`, {
      hint: 'Name files or folders of Markdown, or change to the project folder.',
    })
  }
  const roots = new Map<string, Target>()
  for (const path of paths) {
    const named = locate(path, cwd)
    const {root, isProject} = rootOf(named)
    const known = roots.get(root) ?? {root, isProject, tree: listTree(root, {isProject}), files: []}
    const files = [...new Set([...known.files, ...filesOf(named, known)])].sort()
    roots.set(root, {...known, files})
  }
  return [...roots.values()]
}

/** Every page and data file of a project. */
export function projectTarget(root: string): Target {
  const tree = listTree(root, {isProject: true})
  return {root, isProject: true, tree, files: tree.files.filter((file) => isShown(file))}
}

/** True for a page or data file that a project shows. */
export function isShown(file: string): boolean {
  return data.test(file) || (shown.test(file) && page.test(file))
}

/** True for a data file. */
export function isData(file: string): boolean {
  return data.test(file)
}

interface Named {
  readonly path: string
  readonly isFolder: boolean
}

function locate(path: string, cwd: string): Named {
  const absolute = resolve(cwd, path)
  const status = statSync(absolute, {throwIfNoEntry: false})
  const isFolder = status?.isDirectory() ?? false
  if (isFolder || status?.isFile()) return {path: realpathSync(absolute), isFolder}
  throw new RunbookError(`There is no file or folder \`${path}\` in ${cwd}.`, {
    hint: 'Name files or folders of Markdown.',
  })
}

/** The project around, else the repository around, else the folder itself. */
function rootOf({path, isFolder}: Named): Pick<Target, 'root' | 'isProject'> {
  const folder = isFolder ? path : dirname(path)
  const project = findProject(folder)
  if (project !== undefined) return {root: project, isProject: true}
  for (let above = folder; dirname(above) !== above; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return {root: above, isProject: false}
  }
  return {root: folder, isProject: false}
}

function filesOf({path, isFolder}: Named, {root, tree, isProject}: Target): readonly string[] {
  const below = relative(root, path).replaceAll('\\', '/')
  if (!isFolder) {
    if (page.test(below) || (isProject && data.test(below))) return [below]
    throw new RunbookError(`\`${basename(path)}\` is neither Markdown nor a data file of the project.`, {
      hint: 'Name files that end in .md or .mdx, or their folder.',
    })
  }
  const inside = tree.files.filter((file) => below === '' || file.startsWith(`${below}/`))
  return inside.filter((file) => page.test(file) || (isProject && data.test(file)))
}
