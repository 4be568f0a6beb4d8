import type {BuiltSite} from './read-built-site.ts'

/** Where an address leads inside the site: a file and perhaps an id in it, or why it leads nowhere. */
export type Destination =
  | {readonly kind: 'outside'}
  | {readonly kind: 'file'; readonly file: string; readonly id: string}
  | {readonly kind: 'broken'; readonly reason: string}

const anyOrigin = 'http://site.invalid'

/**
 * Resolves an address as a browser would on the page of `file`, and finds the file that a static host answers with:
 * the file itself, `<path>.html` or `<path>/index.html`.
 */
export function resolveLink(
  value: string,
  file: string,
  {site, baseUrl}: {site: BuiltSite; baseUrl: string},
): Destination {
  if (value.startsWith('pathname:')) return {kind: 'broken', reason: 'still carries `pathname:`'}
  const page = new URL(baseUrl + file.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, ''), anyOrigin)
  if (!URL.canParse(value, page)) return {kind: 'broken', reason: 'is not an address'}
  const url = new URL(value, page)
  if (url.origin !== anyOrigin) return {kind: 'outside'}
  const id = decodeText(url.hash.slice(1))
  if (value.startsWith('#')) return {kind: 'file', file, id}
  if (!`${url.pathname}/`.startsWith(baseUrl)) return {kind: 'broken', reason: `is outside of \`${baseUrl}\``}
  const path = decodeText(url.pathname.slice(baseUrl.length))
  const found = candidates(path).find((candidate) => site.files.has(candidate))
  return found === undefined ? {kind: 'broken', reason: 'leads to no file'} : {kind: 'file', file: found, id}
}

function candidates(path: string): string[] {
  const bare = path.replace(/\/$/, '')
  return bare === '' ? ['index.html'] : [path, `${bare}.html`, `${bare}/index.html`]
}

// A stray per cent sign is an address of its own, not a reason to stop.
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
