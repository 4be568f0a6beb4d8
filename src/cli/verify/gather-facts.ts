import type {Facts} from '../../runbook-to-problems/facts.ts'
import {findDoubtful} from '../../runbook-to-problems/links/find-doubtful.ts'
import {resolveLink} from '../../runbook-to-problems/links/resolve-link.ts'
import {sourceOf} from '../../runbook-to-problems/links/route-of.ts'
import type {PageFacts} from '../../runbook-to-problems/page-facts.ts'
import {isData, isShown, type Target} from './find-targets.ts'
import type {Pages} from './open-pages.ts'
import {type Circumstances, readFacts} from './read-facts.ts'
import {readRepository} from './read-repository.ts'

/** What a check is told, and whom it may ask. */
export interface GatherOptions extends Circumstances {
  /** Asks external addresses and gives why some do not answer; absent without `--online`. */
  readonly askOnline?: (urls: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

/** Gathers the facts around a target: its pages, those that they link to, and with `--online` what answers outside. */
export async function gatherFacts(target: Target, pages: Pages, options: GatherOptions): Promise<Facts> {
  const around = target.isProject ? target.tree.files.filter((file) => isShown(file)) : []
  const known = new Set([...around, ...target.files].filter((file) => !isData(file)))
  const read = () =>
    readFacts(target, withoutSpareFences([...known].map((file) => pages.describe(file))), options)
  let facts = read()
  if (!target.isProject) {
    for (const file of linkedPages(target, pages, facts)) known.add(file)
    facts = withRepository(read(), target, pages)
  }
  if (!options.askOnline) return facts
  const outside = target.files
    .filter((file) => !isData(file))
    .flatMap((file) => pages.page(file).links.map(({url}) => resolveLink(url, pages.describe(file), facts)))
    .flatMap((to) => (to.kind === 'outside' && URL.canParse(to.url) ? [to.url.replace(/#.*$/s, '')] : []))
  return {...facts, unreachable: await options.askOnline(outside)}
}

/** Adds what a stranger's repository says of its files, and what its links say of its generator. */
function withRepository(facts: Facts, target: Target, pages: Pages): Facts {
  const repository = readRepository(target)
  const linking = target.files.map((file) => pages.page(file))
  return {...facts, repository: {...repository, doubtful: findDoubtful(linking, {...facts, repository})}}
}

/** Only a translation asks for the fences of another page: without one, a change of code concerns no other page. */
function withoutSpareFences(pages: readonly PageFacts[]): readonly PageFacts[] {
  const translated = new Set(pages.flatMap(({file}) => sourceOf(file)?.file ?? []))
  return pages.map((page) => (translated.has(page.file) ? page : {...page, fences: []}))
}

/** Pages of a stranger that were not named, and that a named one links to with an anchor. */
function linkedPages({files}: Target, pages: Pages, facts: Facts): readonly string[] {
  return files.flatMap((file) =>
    pages.page(file).links.flatMap(({url}) => {
      const to = url.includes('#') ? resolveLink(url, {file}, facts) : undefined
      return to?.kind === 'file' && /\.(md|mdx|markdown)$/i.test(to.file) ? [to.file] : []
    }),
  )
}
