import {RunbookError} from '../../model/runbook-error.ts'
import {findSites, type IgnorePattern, type RepositoryFacts} from '../../runbook-to-problems/repository.ts'
import type {Target} from './find-targets.ts'
import {readSource} from './source-file.ts'

/** Files that say what a build makes. */
const builds =
  /(?:^|\/)(?:(?:GNU)?[Mm]akefile(?:\.\w+)?|[^/]+\.mk|CMakeLists\.txt|meson\.build|dune|Rakefile|[Jj]ustfile|Taskfile\.ya?ml|conf\.py|hooks\.py|mkdocs\.ya?ml)$/

/** Reads what a repository of somebody else says of its own files. */
export function readRepository({root, tree: {files, paths, symlinks}}: Target): RepositoryFacts {
  const textOf = (file: string) => readOrNothing(root, file)
  const linesOf = (file: string) => textOf(file).split(/\r?\n/)
  return {
    ignored: files
      .filter((file) => /(?:^|\/)\.gitignore$/.test(file))
      .flatMap((file) => readPatterns(linesOf(file), file.replace(/\/?\.gitignore$/, ''))),
    built: [
      ...new Set(files.filter((file) => builds.test(file)).flatMap((file) => readNames(textOf(file)))),
    ].sort(),
    submodules: paths.has('.gitmodules') ? linesOf('.gitmodules').flatMap(readSubmodule) : [],
    symlinks,
    copies: findCopies(files, textOf),
    sites: findSites(paths),
  }
}

/** READMEs below the root with the text of the root's one. */
function findCopies(files: readonly string[], textOf: (file: string) => string): readonly string[] {
  const readmes = files.filter((file) => /(?:^|\/)readme\.(?:md|markdown)$/i.test(file))
  const first = readmes.find((file) => !file.includes('/'))
  const text = first === undefined ? '' : textOf(first)
  return text === '' ? [] : readmes.filter((file) => file !== first && textOf(file) === text)
}

function readPatterns(lines: readonly string[], folder: string): readonly IgnorePattern[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((pattern) => ({folder, pattern}))
}

// ex: `	path = docs/theme`
function readSubmodule(line: string): readonly string[] {
  const [, path] = /^\s*path\s*=\s*(\S+)\s*$/.exec(line) ?? []
  return path === undefined ? [] : [path.replace(/\/$/, '')]
}

// ex: `removed.md: removed.awk`, and a name of several words that stands alone, ex: `add_doc(ArithOps …)`
function readNames(text: string): readonly string[] {
  const files = text.match(/[\w.+-]+\.(?:mdx?|markdown|png|svg|gif|jpe?g|ya?ml|json|txt|pdf|csv)\b/g) ?? []
  const stems = text.match(/\b(?:[A-Z][a-z\d]+){2,}\b/g) ?? []
  return [...files, ...stems.map((stem) => `${stem}.md`)]
}

/** A file that cannot be read says nothing: it is no page that somebody asked about. */
function readOrNothing(root: string, file: string): string {
  try {
    return readSource(root, file).text
  } catch (error) {
    if (error instanceof RunbookError) return ''
    throw error
  }
}
