import type {Resource} from '../command.ts'
import {UsageError} from '../stand-in-error.ts'
import {readKey} from './read-key.ts'

/** One `key=value` of a filter. */
export interface Term {
  readonly key: string
  readonly value: string
}

const term = /^([A-Za-z]\w*)\s*=\s*(?:'([^'*\\]+)'|"([^"*\\]+)"|([\w.-]+))(?:\s+AND\s+|$)/

/** Reads `key=value AND key=value`. Throws UsageError for every other form, and for keys that are not listed. */
export function parseFilter(text: string, keys: readonly string[]): readonly Term[] {
  const terms: Term[] = []
  let left = text.trim()
  while (left !== '') {
    const [whole, key, ...values] = term.exec(left) ?? []
    if (whole === undefined || key === undefined || !keys.includes(key)) refuse(text)
    terms.push({key: key!, value: values.find((value) => value !== undefined)!})
    left = left.slice(whole!.length)
    if (left === '' && /AND\s*$/.test(whole!)) refuse(text)
  }
  return terms
}

/** True when every term holds; upper and lower case are the same, as in gcloud. */
export function matchesTerms(resource: Resource, terms: readonly Term[]): boolean {
  return terms.every(
    ({key, value}) => String(readKey(resource, key) ?? '').toLowerCase() === value.toLowerCase(),
  )
}

function refuse(text: string): never {
  throw new UsageError(`argument --filter: not covered, got \`${text}\``)
}
