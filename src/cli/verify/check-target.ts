import {readDataFile} from '../../runbook-to-problems/data-file.ts'
import type {Facts} from '../../runbook-to-problems/facts.ts'
import type {Verdict} from '../../runbook-to-problems/verdict.ts'
import {type CodeFindings, verifyData, verifyPage} from '../../runbook-to-problems/verify.ts'
import {digestFacts, recall, type VerifyCache} from './cache.ts'
import {type CodeCircumstances, checkCode} from './code/check-code.ts'
import type {Tools} from './code/tools.ts'
import {isData, type Target} from './find-targets.ts'
import {type GatherOptions, gatherFacts} from './gather-facts.ts'
import {openPages, type Pages, type ParsedPages} from './open-pages.ts'
import type {Sources} from './open-sources.ts'

/** A check of a target and what it may use. */
export interface CheckOptions extends GatherOptions {
  readonly tools: Tools
  readonly sources: Sources
  /** What the check before found. */
  readonly cache: VerifyCache
  /** Pages that an earlier check of this process has parsed, by file and digest; it adds what it parses. */
  readonly parsed?: ParsedPages
  /** What an earlier check of this process with the same tools has found in code; it adds what it finds. */
  readonly codes?: Map<string, CodeFindings>
  /** Digest of environments, tools and evidence. */
  readonly surroundings: string
}

/** Checks what the cache does not know of a target, and gives all that the next check may take from it. */
export async function checkTarget(target: Target, options: CheckOptions): Promise<VerifyCache> {
  const {sources, cache, surroundings, tools, parsed, codes} = options
  const pages = openPages(sources, cache, parsed)
  const facts = await gatherFacts(target, pages, options)
  const digest = digestFacts({facts, surroundings})
  const unknown = target.files.filter((file) => !recall(cache, sources(file), digest))
  const judged = await judge(unknown, {target, pages, facts, tools, surroundings, ...(codes && {codes})})
  const kept = Object.entries(cache.verdicts).filter(([file]) => target.tree.paths.has(file))
  const found = [...judged].map(
    ([file, verdict]) => [file, {digest: sources(file).digest, facts: digest, verdict}] as const,
  )
  return {pages: pages.described(), verdicts: Object.fromEntries([...kept, ...found])}
}

/** A file that a page names is read only where it stands in the project's own tree: never through a link or outside. */
function projectOf({root, tree}: Target, {source}: Pages): Omit<CodeCircumstances, 'tools'> {
  const files = new Set(tree.files)
  const read = (file: string) => (files.has(file) ? source(file).text : undefined)
  return {project: root, read}
}

interface Around {
  readonly target: Target
  readonly pages: Pages
  readonly facts: Facts
  readonly tools: Tools
  readonly surroundings: string
  readonly codes?: CheckOptions['codes']
}

async function judge(files: readonly string[], around: Around): Promise<ReadonlyMap<string, Verdict>> {
  if (files.length === 0) return new Map()
  const {pages, facts} = around
  const code = await findInCode(
    files.filter((file) => !isData(file)),
    around,
  )
  return new Map(
    files.map((file) => [
      file,
      isData(file)
        ? verifyData(readDataFile(pages.source(file).text, file), facts)
        : verifyPage(pages.page(file), facts, code.get(file)),
    ]),
  )
}

/** Checks the code of pages. It depends on the page and what surrounds it, and not on the other pages. */
async function findInCode(
  files: readonly string[],
  {target, pages, tools, surroundings, codes = new Map()}: Around,
): Promise<ReadonlyMap<string, CodeFindings>> {
  const keyOf = (file: string) => `${file} ${pages.source(file).digest} ${surroundings}`
  const open = files.filter((file) => !codes.has(keyOf(file)))
  const found = await checkCode(
    open.map((file) => pages.page(file)),
    {tools, ...(target.isProject && projectOf(target, pages))},
  )
  for (const [file, findings] of found) codes.set(keyOf(file), findings)
  return new Map(
    files.flatMap((file) => {
      const findings = codes.get(keyOf(file))
      return findings ? [[file, findings] as const] : []
    }),
  )
}
