import type {Facts} from '../facts.ts'
import type {PageFacts} from '../page-facts.ts'

/** Where an address of a page leads, as far as the files can say. */
export type Destination =
  | {readonly kind: 'outside'; readonly url: string}
  | {readonly kind: 'page'; readonly page: PageFacts; readonly id: string}
  | {readonly kind: 'file'; readonly file: string}
  /** Another scheme, a template, or a route of a site that we do not know. */
  | {readonly kind: 'unknown'}
  /** `near` lists names of the same kind, for the hint; a guess is nothing to be sure of. */
  | {
      readonly kind: 'missing'
      readonly near: () => readonly string[]
      readonly isGuess?: true
      /** The file that is not there, below the root; only around a stranger's Markdown. */
      readonly file?: string
      /** Why it may be there when the page is published. ex: `a build may make it of `a.md.in`` */
      readonly doubt?: string
    }

/** The page of a file as a destination, or the file itself. */
export function fileDestination(file: string, id: string, {pages}: Facts): Destination {
  const page = pages.get(file)
  return page ? {kind: 'page', page, id} : {kind: 'file', file}
}

/** A path with its `.` and `..` gone; undefined when it leaves the root. ex: a/b, ../c.md -> a/c.md */
export function joinPath(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.join('/')
}

/** The folder of a file, `''` for the root. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')))
}
