import type {Verdict} from '../../runbook-to-problems/verdict.ts'
import {digestFacts, readCache, type VerifyCache, writeCache} from './cache.ts'
import type {Tools} from './code/tools.ts'
import {digestSurroundings} from './digest-surroundings.ts'
import {isShown, type Target} from './find-targets.ts'
import type {GatherOptions} from './gather-facts.ts'
import {openSources, type Sources} from './open-sources.ts'

/** How to check a target. */
export interface VerifyOptions extends GatherOptions {
  /** Digest of the program: what another one found does not count. */
  readonly program: string
  /** The programs that may be asked about code. */
  readonly tools: Tools
}

/** Checks every file of a target; one verdict for each, in the order of the files. */
export async function verifyTarget(
  target: Target,
  options: VerifyOptions,
): Promise<ReadonlyMap<string, Verdict>> {
  const {root, isProject, files} = target
  const sources = openSources(root)
  const surroundings = digestSurroundings(target, options.tools)
  const run = digestRun(target, {sources, surroundings, options})
  const before = isProject ? readCache(root, options.program) : {pages: {}, verdicts: {}}
  if (before.run === run && !options.askOnline) return verdictsOf(files, before)
  // Parsers, schemas and grammars are loaded only when there is something to check.
  const {checkTarget} = await import('./check-target.ts')
  const found = await checkTarget(target, {...options, sources, surroundings, cache: before})
  if (isProject) writeCache(root, options.program, options.askOnline ? found : {...found, run})
  return verdictsOf(files, found)
}

function verdictsOf(files: readonly string[], {verdicts}: VerifyCache): ReadonlyMap<string, Verdict> {
  return new Map(files.map((file) => [file, verdicts[file]!.verdict]))
}

interface Run {
  readonly sources: Sources
  readonly surroundings: string
  readonly options: VerifyOptions
}

/** Digest of everything that a check depends on: where it is the same, so are all verdicts. */
function digestRun({tree, files, isProject}: Target, {sources, surroundings, options}: Run): string {
  const {today, isRelease} = options
  const read = isProject ? tree.files.filter((file) => isShown(file)) : []
  const digests = [...new Set([...read, ...files])].map((file) => [file, sources(file).digest])
  return digestFacts({paths: tree.paths, digests, files, surroundings, today, isRelease})
}
