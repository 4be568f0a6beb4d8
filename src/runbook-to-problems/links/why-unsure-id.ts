import type {Facts} from '../facts.ts'
import type {PageFacts} from '../page-facts.ts'
import {emptyRepository, isBelow} from '../repository.ts'
import {isShownByHost} from './is-shown-by-host.ts'
import {looseId} from './loose-ids.ts'

/** An id that a stranger's page lacks. */
export interface MissingId {
  readonly id: string
  /** The page that lacks it. */
  readonly page: PageFacts
  /** The id that was meant, a letter or two away; absent where none is. */
  readonly near?: string | undefined
}

/** Why the page may have the id after all when it is published; undefined where nothing says so. */
export function whyUnsureId({id, page, near}: MissingId, facts: Facts): string | undefined {
  const {doubtful, sites} = facts.repository ?? emptyRepository
  if (doubtful?.pages.includes(page.file))
    return 'so many ids of the page are missing that a build may make them'
  const call = page.calls?.find((name) => looseId(name) === looseId(id))
  if (call !== undefined) return `a site may make it of \`${call}\` before the bracket`
  if (near !== undefined) return undefined
  const site = sites.find((folder) => isBelow(page.file, [folder]))
  if (site === undefined || isShownByHost(page.file, sites) || isOfDocusaurus(site, facts)) return undefined
  return `a site generator${site && ` of \`${site}\``} may make ids in its own way`
}

/** Ids of Docusaurus are those that we make. */
function isOfDocusaurus(site: string, {paths}: Facts): boolean {
  return ['', 'website/', 'site/'].some((folder) =>
    ['js', 'ts', 'mjs', 'cjs'].some((end) =>
      paths.has(`${site === '' ? '' : `${site}/`}${folder}docusaurus.config.${end}`),
    ),
  )
}
