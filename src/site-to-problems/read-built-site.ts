import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'

/** A built site: the names of all its files and the text of its pages. */
export interface BuiltSite {
  /** Paths below the build folder, with forward slashes. */
  readonly files: ReadonlySet<string>
  /** The HTML of each page by its path, ex: `docs/plan.html`. */
  readonly pages: ReadonlyMap<string, string>
}

/** Reads the names of all files below a build folder, and its HTML files whole. */
export async function readBuiltSite(buildDir: string): Promise<BuiltSite> {
  const entries = await readdir(buildDir, {recursive: true, withFileTypes: true})
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(buildDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .sort()
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map(async (file) => [file, await readFile(path.join(buildDir, file), 'utf8')] as const)
  return {files: new Set(files), pages: new Map(await Promise.all(pages))}
}
