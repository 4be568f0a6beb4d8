import {ApiError} from '../api-error.ts'

/** A token of a filter with its place, from 0. */
export interface FilterToken {
  readonly kind: 'word' | 'text' | 'operator' | 'open' | 'close' | 'comma' | 'minus'
  readonly value: string
  readonly at: number
}

const patterns: readonly (readonly [FilterToken['kind'] | 'space' | 'comment', RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /--[^\n]*/y],
  ['text', /"(?:[^"\\]|\\.)*"/y],
  ['operator', />=|<=|!=|=~|!~|[=:<>]/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
  ['minus', /-(?=[A-Za-z("])/y],
  ['word', /(?:\."(?:[^"\\]|\\.)*"|[\w.%/+*-])+/y],
]

/** Splits a filter into tokens. Throws ApiError 400 that names the character it cannot read. */
export function readFilterTokens(filter: string): FilterToken[] {
  const tokens: FilterToken[] = []
  let at = 0
  while (at < filter.length) {
    const found = matchAt(filter, at)
    if (!found) throw filterError(`unexpected ${JSON.stringify(filter[at])} at ${at}`)
    const [kind, raw] = found
    if (kind !== 'space' && kind !== 'comment') tokens.push({kind, value: unquote(kind, raw), at})
    at += raw.length
  }
  return tokens
}

/** A 400 answer for a filter that cannot be parsed or that the rehearsal does not cover. */
export function filterError(what: string): ApiError {
  return new ApiError('INVALID_ARGUMENT', `Unparseable filter: ${what}.`)
}

function matchAt(filter: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const raw = pattern.exec(filter)?.[0]
    if (raw) return [kind, raw] as const
  }
  return undefined
}

function unquote(kind: string, raw: string): string {
  return kind === 'text' ? raw.slice(1, -1).replace(/\\(.)/g, '$1') : raw
}
