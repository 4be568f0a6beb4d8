import path from 'node:path'

/**
 * Where a link from a page of docs to the file of a runbook leads on the site. On a Git host such a link works as it is
 * written; the site generator knows only the files of its own folder, and asks here.
 * Throws for every other file, as the site generator itself does.
 *
 * @example leadToRunbook({url: '../../runbooks/a.md#b', sourceFilePath: 'docs/runbooks/a.md'}) // '/runbooks/a#b'
 */
export function leadToRunbook({url, sourceFilePath}: {url: string; sourceFilePath: string}): string {
  const [address = '', id] = url.split('#')
  const file = path.posix.join(path.posix.dirname(sourceFilePath.replaceAll('\\', '/')), address)
  const [, name] = /^runbooks\/([a-z0-9-]+)\.md$/.exec(file) ?? []
  if (name === undefined) throw new Error(`${sourceFilePath} links to ${url}, and there is no such page.`)
  return `/runbooks/${name}${id === undefined ? '' : `#${id}`}`
}
