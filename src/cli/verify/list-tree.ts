import {readdirSync} from 'node:fs'
import {join} from 'node:path'

/** What stands below a folder, by path with forward slashes. */
export interface Tree {
  /** Files, sorted. */
  readonly files: readonly string[]
  /** Files and folders. */
  readonly paths: ReadonlySet<string>
  /** Symbolic links, sorted. */
  readonly symlinks: readonly string[]
}

/** Never ours to read: installed packages and the history. */
const skippedAnywhere = new Set(['node_modules', '.git'])
/** What a project of ours makes and never commits. */
const generated = new Set(['build', 'dist', '.docusaurus', '.runbook', 'test-results', 'playwright-report'])

/** Lists a folder; of a project of ours without what it makes. Symbolic links are left out: nothing outside of the folder is ever reached. */
export function listTree(root: string, {isProject}: {readonly isProject: boolean}): Tree {
  const files: string[] = []
  const symlinks: string[] = []
  const paths = new Set<string>()
  const open = ['']
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), {withFileTypes: true})) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (skippedAnywhere.has(entry.name)) continue
      if (isProject && folder === '' && generated.has(entry.name)) continue
      if (entry.isSymbolicLink()) symlinks.push(path)
      if (!entry.isDirectory() && !entry.isFile()) continue
      paths.add(path)
      if (entry.isDirectory()) open.push(path)
      else files.push(path)
    }
  }
  return {files: files.sort(), paths, symlinks: symlinks.sort()}
}
