import {createHash} from 'node:crypto'
import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {PageFacts} from '../../runbook-to-problems/page-facts.ts'
import type {Verdict} from '../../runbook-to-problems/verdict.ts'
import type {SourceFile} from './source-file.ts'

/** What an earlier check of a project found. An entry counts only for the same bytes, rules and facts. */
export interface VerifyCache {
  /** Digest of all that the last whole check depended on. */
  readonly run?: string
  readonly pages: Record<string, {readonly digest: string; readonly facts: PageFacts}>
  readonly verdicts: Record<
    string,
    {readonly digest: string; readonly facts: string; readonly verdict: Verdict}
  >
}

const place = '.runbook/cache/verify.json'

/** Reads the cache that this program left in a project; empty when there is none of the same program. */
export function readCache(root: string, program: string): VerifyCache {
  try {
    const stored = JSON.parse(readFileSync(join(root, place), 'utf8'))
    if (stored.version === 1 && stored.program === program) return stored.cache
  } catch {
    // No cache, or a damaged one: everything is checked again.
  }
  return {pages: {}, verdicts: {}}
}

/** Leaves the cache for the next check, whole or not at all. */
export function writeCache(root: string, program: string, cache: VerifyCache): void {
  const file = join(root, place)
  try {
    mkdirSync(dirname(file), {recursive: true, mode: 0o700})
    const own = `${file}.${process.pid}`
    writeFileSync(own, JSON.stringify({version: 1, program, cache}), {mode: 0o600})
    renameSync(own, file)
  } catch {
    // A folder that cannot be written costs the next check some time, and nothing else.
  }
}

/** Digest of the program that checks: its entry names every other part by the digest of that part. */
export function digestProgram(entry: string): string {
  return createHash('sha256').update(readFileSync(entry)).digest('hex')
}

/** Digest of plain values; sets and maps count by what they hold. */
export function digestFacts(facts: object): string {
  const text = JSON.stringify(facts, (_key, value) =>
    value instanceof Set || value instanceof Map ? [...value] : value,
  )
  return createHash('sha256').update(text).digest('hex')
}

/** What the cache knows of a source file as it is now. */
export function recall(cache: VerifyCache, {file, digest}: SourceFile, facts: string): Verdict | undefined {
  const known = cache.verdicts[file]
  return known?.digest === digest && known.facts === facts ? known.verdict : undefined
}
