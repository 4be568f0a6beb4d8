import type {Facts} from '../facts.ts'
import type {PageFacts} from '../page-facts.ts'
import {type Destination, fileDestination, folderOf, joinPath} from './destination.ts'
import type {Address, From} from './resolve-link.ts'
import {sourceOf, translationOf} from './route-of.ts'

/** Finds where an address on a page of the site leads, as the site generator does: file, static file, or route. */
export function resolveInSite(
  {path, id}: Address,
  from: From & {readonly route: string},
  facts: Facts,
): Destination {
  if (path.startsWith('@site/')) return resolveFile(path.slice('@site/'.length), id, facts)
  const locale = sourceOf(from.file)?.locale
  if (/\.mdx?$/i.test(path)) {
    const found = markdownCandidates(path, from).find((file) => facts.paths.has(file))
    if (found !== undefined) return fileDestination(localized(found, locale, facts), id, facts)
    return {kind: 'missing', near: () => relativeNames(from, facts)}
  }
  const beside = path.startsWith('/') ? undefined : joinPath(folderOf(from.file), path)
  if (beside !== undefined && /\.\w+$/.test(beside) && facts.paths.has(beside))
    return {kind: 'file', file: beside}
  const route = path.startsWith('/') ? path : new URL(path, `http://site.invalid${from.route}`).pathname
  return resolveRoute(route, id, facts, locale)
}

/** Finds the page or static file behind a route of the site. */
export function resolveRoute(route: string, id: string, facts: Facts, locale?: string): Destination {
  const locales = new Set([...facts.pages.keys()].map((file) => sourceOf(file)?.locale))
  const [, first = '', rest = ''] = /^\/([\w-]+)(\/.*)?$/.exec(route) ?? []
  if (locales.has(first)) return resolveRoute(rest || '/', id, facts, first)
  const bare = route.replace(/(?<=.)\/$/, '')
  const page = pageOf(bare, facts, locale)
  if (page) return {kind: 'page', page, id}
  const routes = facts.project?.routes ?? new Set()
  if (routes.has(bare)) return {kind: 'file', file: bare}
  const file = joinPath('static', bare)
  if (file !== undefined && facts.paths.has(file)) return {kind: 'file', file}
  return {kind: 'missing', near: () => [...routes, ...routesOf(facts), ...staticRoutes(facts)]}
}

function pageOf(route: string, {pages}: Facts, locale: string | undefined): PageFacts | undefined {
  const all = [...pages.values()].filter((page) => page.route === route)
  return all.find(({file}) => sourceOf(file)?.locale === locale) ?? all.find(({file}) => !sourceOf(file))
}

function resolveFile(file: string, id: string, facts: Facts): Destination {
  if (facts.paths.has(file)) return fileDestination(file, id, facts)
  return {kind: 'missing', near: () => [...facts.paths].map((path) => `@site/${path}`)}
}

/** A translation first looks beside itself, then where the page that it translates stands. */
function markdownCandidates(path: string, {file}: From): readonly string[] {
  const sources = [file, sourceOf(file)?.file].filter((source) => source !== undefined)
  const folders = path.startsWith('/')
    ? ['', ...sources.map((source) => source.split('/')[0]!)]
    : sources.map(folderOf)
  return folders.map((folder) => joinPath(folder, path)).filter((found) => found !== undefined)
}

function localized(file: string, locale: string | undefined, {pages}: Facts): string {
  const translation = locale && translationOf(file, locale)
  return translation && pages.has(translation) ? translation : file
}

/** Pages as the page would name them. ex: from docs/a/b.md, docs/c.md -> ../c.md */
function relativeNames({file}: From, {pages}: Facts): readonly string[] {
  const folder = folderOf(file)
  return [...pages.keys()].flatMap((other) => {
    if (!other.startsWith(`${folder}/`))
      return folderOf(folder) === folderOf(other) ? [`../${other.slice(folderOf(other).length + 1)}`] : []
    return [`./${other.slice(folder.length + 1)}`, other.slice(folder.length + 1)]
  })
}

function routesOf({pages}: Facts): readonly string[] {
  return [...pages.values()].flatMap(({route}) => route ?? [])
}

function staticRoutes({paths}: Facts): readonly string[] {
  return [...paths].flatMap((path) => (path.startsWith('static/') ? [path.slice('static'.length)] : []))
}
