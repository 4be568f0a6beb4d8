import {readDataFile} from '../../runbook-to-problems/data-file.ts'
import type {Facts} from '../../runbook-to-problems/facts.ts'
import {resolveLink} from '../../runbook-to-problems/links/resolve-link.ts'
import type {Verdict} from '../../runbook-to-problems/verdict.ts'
import {digestFacts, readCache, recall, writeCache} from './cache.ts'
import type {Tools} from './code/tools.ts'
import {digestSurroundings} from './digest-surroundings.ts'
import {isData, isShown, type Target} from './find-targets.ts'
import {openPages, type Pages} from './open-pages.ts'
import {type Circumstances, readFacts} from './read-facts.ts'

/** How to check a target. */
export interface VerifyOptions extends Circumstances {
  /** Digest of the program: what another one found does not count. */
  readonly program: string
  /** The programs that may be asked about code. */
  readonly tools: Tools
  /** Asks external addresses and gives why some do not answer; absent without `--online`. */
  readonly askOnline?: (urls: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

/** Checks every file of a target; one verdict for each, in the order of the files. */
export async function verifyTarget(
  target: Target,
  options: VerifyOptions,
): Promise<ReadonlyMap<string, Verdict>> {
  const {root, isProject, files} = target
  const cache = isProject ? readCache(root, options.program) : {pages: {}, verdicts: {}}
  const pages = openPages(root, cache)
  const facts = await gatherFacts(target, pages, options)
  const digest = digestFacts({facts, surroundings: digestSurroundings(target, options.tools)})
  const recalled = new Map(files.map((file) => [file, recall(cache, pages.source(file), digest)]))
  const unknown = files.filter((file) => !recalled.get(file))
  const judged = await judge(unknown, {target, pages, facts, tools: options.tools})
  const verdicts = files.map((file) => {
    const verdict = recalled.get(file) ?? judged.get(file)!
    return {file, digest: pages.source(file).digest, facts: digest, verdict}
  })
  if (isProject && unknown.length > 0) {
    const kept = Object.entries(cache.verdicts).filter(([file]) => target.tree.paths.has(file))
    const found = verdicts.map(({file, ...entry}) => [file, entry] as const)
    writeCache(root, options.program, {
      pages: pages.described(),
      verdicts: Object.fromEntries([...kept, ...found]),
    })
  }
  return new Map(verdicts.map(({file, verdict}) => [file, verdict]))
}

interface Around {
  readonly target: Target
  readonly pages: Pages
  readonly facts: Facts
  readonly tools: Tools
}

/** Checks files that the cache does not know. Grammars and parsers are loaded only here. */
async function judge(
  files: readonly string[],
  {target, pages, facts, tools}: Around,
): Promise<ReadonlyMap<string, Verdict>> {
  if (files.length === 0) return new Map()
  const {checkCode} = await import('./code/check-code.ts')
  const {verifyData, verifyPage} = await import('../../runbook-to-problems/verify.ts')
  const checked = files.filter((file) => !isData(file)).map((file) => pages.page(file))
  const code = await checkCode(checked, {tools, ...(target.isProject && {project: target.root})})
  return new Map(
    files.map((file) => [
      file,
      isData(file)
        ? verifyData(readDataFile(pages.source(file).text, file), facts)
        : verifyPage(pages.page(file), facts, code.get(file)),
    ]),
  )
}

async function gatherFacts(target: Target, pages: Pages, options: VerifyOptions): Promise<Facts> {
  const around = target.isProject ? target.tree.files.filter((file) => isShown(file)) : []
  const known = new Set([...around, ...target.files].filter((file) => !isData(file)))
  const read = () =>
    readFacts(
      target,
      [...known].map((file) => pages.describe(file)),
      options,
    )
  let facts = read()
  if (!target.isProject) {
    for (const file of linkedPages(target, pages, facts)) known.add(file)
    facts = read()
  }
  if (!options.askOnline) return facts
  const outside = target.files
    .filter((file) => !isData(file))
    .flatMap((file) => pages.page(file).links.map(({url}) => resolveLink(url, pages.describe(file), facts)))
    .flatMap((to) => (to.kind === 'outside' && URL.canParse(to.url) ? [to.url.replace(/#.*$/s, '')] : []))
  return {...facts, unreachable: await options.askOnline(outside)}
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
