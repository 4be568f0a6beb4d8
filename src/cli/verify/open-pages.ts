import {type Page, readPage} from '../../runbook-to-problems/page.ts'
import {describePage, type PageFacts} from '../../runbook-to-problems/page-facts.ts'
import type {VerifyCache} from './cache.ts'
import type {Sources} from './open-sources.ts'
import type {SourceFile} from './source-file.ts'

/** The pages of one check: each is parsed once, and only when something asks for what the cache does not know. */
export interface Pages {
  readonly source: (file: string) => SourceFile
  readonly page: (file: string) => Page
  readonly describe: (file: string) => PageFacts
  /** Everything described so far, for the next check. */
  readonly described: () => VerifyCache['pages']
}

/** Parsed pages that outlive a check. */
export type ParsedPages = Map<string, Page>

/** Opens the pages among some files. */
export function openPages(source: Sources, cache: VerifyCache, parsed?: ParsedPages): Pages {
  const page = once((file) => {
    const key = `${file} ${source(file).digest}`
    const known = parsed?.get(key) ?? readPage(source(file).text, file)
    parsed?.set(key, known)
    return known
  })
  const facts = once((file) => {
    const stored = cache.pages[file]
    return stored?.digest === source(file).digest ? stored.facts : describePage(page.get(file))
  })
  return {
    source,
    page: page.get,
    describe: facts.get,
    described: () =>
      Object.fromEntries(
        [...facts.known].map(([file, described]) => [file, {digest: source(file).digest, facts: described}]),
      ),
  }
}

/** A function of a file that is called once for each. */
function once<T>(make: (file: string) => T): {
  readonly get: (file: string) => T
  readonly known: ReadonlyMap<string, T>
} {
  const known = new Map<string, T>()
  const get = (file: string): T => {
    const made = known.get(file) ?? make(file)
    known.set(file, made)
    return made
  }
  return {get, known}
}
