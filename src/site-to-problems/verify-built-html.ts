import {compareProblems, type Problem} from '../model/problem.ts'
import {type PageLink, type ParsedPage, parsePage} from './parse-page.ts'
import {type BuiltSite, readBuiltSite} from './read-built-site.ts'
import {resolveLink} from './resolve-link.ts'

/** How the site was built. */
export interface BuiltHtmlOptions {
  /** Path that the site lives under, with both slashes; default `/`. */
  readonly baseUrl?: string
}

/**
 * Every address of a built site that leads nowhere, as the HTML has it: also raw `<a>` and `<img>`, which the site
 * generator does not check. An address has to be a file of the site, its hash an id of that page. Addresses of other
 * hosts are left alone.
 */
export async function verifyBuiltHtml(
  buildDir: string,
  options: BuiltHtmlOptions = {},
): Promise<readonly Problem[]> {
  const site = await readBuiltSite(buildDir)
  const pages = new Map([...site.pages].map(([file, html]) => [file, parsePage(html)]))
  const context = {site, pages, baseUrl: options.baseUrl ?? '/'}
  return [...pages].flatMap(([file, page]) => verifyPage(file, page, context)).sort(compareProblems)
}

interface Context {
  readonly site: BuiltSite
  readonly pages: ReadonlyMap<string, ParsedPage>
  readonly baseUrl: string
}

function verifyPage(file: string, page: ParsedPage, context: Context): Problem[] {
  const repeated = page.repeatedIds.map((id) =>
    problem(file, {line: 1, column: 1}, `The id \`${id}\` stands twice.`),
  )
  const links = page.links.flatMap((link) => {
    const reason = reasonBroken(link, file, context)
    const written = `<${link.element} ${link.attribute}="${link.value}">`
    return reason ? [problem(file, link, `The link ${written} ${reason}.`)] : []
  })
  return [...repeated, ...links]
}

function reasonBroken(link: PageLink, file: string, {site, pages, baseUrl}: Context): string | undefined {
  const to = resolveLink(link.value, file, {site, baseUrl})
  if (to.kind === 'broken') return to.reason
  // Browsers go to the top of a page for an empty hash and for `#top`.
  if (to.kind === 'outside' || to.id === '' || to.id === 'top') return
  const page = pages.get(to.file)
  if (page && !page.ids.has(to.id)) return `leads to no id of ${to.file}`
}

function problem(file: string, {line, column}: {line: number; column: number}, message: string): Problem {
  const hint = 'Correct the address in the source of this page.'
  return {rule: 'built-link', severity: 'error', message, hint, place: {file, line, column}}
}
