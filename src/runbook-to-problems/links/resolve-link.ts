import type {Facts} from '../facts.ts'
import type {PageFacts} from '../page-facts.ts'
import {type Destination, fileDestination, folderOf, joinPath} from './destination.ts'
import {resolveInSite} from './resolve-in-site.ts'
import {whyUnsure} from './why-unsure.ts'

/** The page that a link stands on. */
export type From = Pick<PageFacts, 'file' | 'route'>

/**
 * Finds where an address leads: on a page of the site as the site generator does, elsewhere as a Git host does.
 * Upper and lower case count on every machine.
 */
export function resolveLink(url: string, from: From, facts: Facts): Destination {
  const written = url.trim()
  if (/^(?:https?:\/|\/\/)/i.test(written)) return {kind: 'outside', url: written}
  // Another scheme, or a template that something else fills in.
  if (/^[a-z][a-z0-9+.-]*:/i.test(written) || isTemplate(written)) return {kind: 'unknown'}
  const [address = '', hash = ''] = written.split(/#(.*)/s)
  const path = decodeText(address.replace(/\?.*$/s, ''))
  const id = decodeText(hash)
  if (path === '') return fileDestination(from.file, id, facts)
  // Only of our own project we know which files make which routes.
  return from.route === undefined || facts.project === undefined
    ? resolveInRepository({path, id}, from, facts)
    : resolveInSite({path, id}, {...from, route: from.route}, facts)
}

/** What an address says. */
export interface Address {
  readonly path: string
  readonly id: string
}

function resolveInRepository({path, id}: Address, from: From, facts: Facts): Destination {
  const isRooted = path.startsWith('/')
  const file = isRooted ? joinPath('', path) : joinPath(folderOf(from.file), path)
  if (file === undefined) return {kind: 'unknown'}
  if (file === '') return {kind: 'file', file}
  const ends = ['', '.md', '.mdx', '/README.md', '/index.md']
  const found = ends.map((end) => `${file}${end}`).find((candidate) => facts.paths.has(candidate))
  if (found !== undefined) return fileDestination(found, id, facts)
  // A site of somebody else may have a route of that name; a file that is named with its ending is a file.
  const isOther = isRooted || isAlias(path) || isOnHost(path, from)
  if (facts.project === undefined && isOther) return {kind: 'unknown'}
  const isFile = /\.(md|mdx|markdown|png|jpe?g|gif|svg|webp|ya?ml|json|sh|py|sql|tf|txt|pdf|csv)$/i.test(file)
  const doubt = facts.project === undefined && whyUnsure({from: from.file, path, file}, facts)
  return {
    kind: 'missing',
    near: () => besides(file, facts),
    ...(facts.project === undefined && {file}),
    ...(facts.project === undefined && !isFile && {isGuess: true}),
    ...(doubt && {doubt}),
  }
}

/** Signs of a text that something else fills in. ex: `{{ base }}/a.md`, `@docroot@/a.md`, `[[config:repo]]/a.md` */
function isTemplate(url: string): boolean {
  return /[{}<>$`|*\\]|%7B|%[sd]\b|@\w+@|\[\[|\.\.\.|…/i.test(url)
}

/** A path from where a generator says, ex: `@site/static/a.png`, `@/a.md`, `~/assets/a.png` */
function isAlias(path: string): boolean {
  return /^(?:@[\w-]*|~@?[\w-]*)\//.test(path)
}

/** A route of the Git host itself, ex: `../blob/main/a.md`; forms are shown where no file is beside them. */
function isOnHost(path: string, {file}: From): boolean {
  if (/(?:^|\/)(?:blob|tree|raw|blame|commits?|wiki|releases|issues|pulls?|compare|actions)\//.test(path))
    return true
  return /(?:^|\/)(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|DISCUSSION_TEMPLATE|MERGE_REQUEST_TEMPLATES?)(?:\/|\.md$)/i.test(
    file,
  )
}

/** Names in the same folder. */
function besides(file: string, {paths}: Facts): readonly string[] {
  const folder = folderOf(file)
  return [...paths].filter((path) => folderOf(path) === folder)
}

// A stray per cent sign is an address of its own, not a reason to stop.
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
