import {type FilterToken, filterError, readFilterTokens} from './filter-tokens.ts'
import {entryFields} from './log-entry.ts'

/** How a field is compared. */
export type Comparator = '=' | '!=' | ':' | '>=' | '<=' | '>' | '<'

/** A filter as a tree. */
export type Filter =
  | {readonly kind: 'and' | 'or'; readonly parts: readonly Filter[]}
  | {readonly kind: 'not'; readonly part: Filter}
  | {
      readonly kind: 'compare'
      readonly field: readonly string[]
      readonly operator: Comparator
      readonly value: string
    }
  | {readonly kind: 'text'; readonly value: string}

interface Cursor {
  readonly tokens: readonly FilterToken[]
  next: number
}

/**
 * Parses the part of the Logging query language that the rehearsal covers: AND (also by juxtaposition), OR, NOT and `-`,
 * parentheses, comparisons of dotted fields, and bare text. OR binds tighter than AND, as in Cloud Logging.
 * Throws ApiError 400 that names anything else.
 */
export function parseFilter(filter: string): Filter {
  const cursor: Cursor = {tokens: readFilterTokens(filter), next: 0}
  if (cursor.tokens.length === 0) return {kind: 'and', parts: []}
  const parsed = parseAnd(cursor)
  const rest = cursor.tokens[cursor.next]
  if (rest) throw filterError(`unexpected ${JSON.stringify(rest.value)} at ${rest.at}`)
  return parsed
}

function parseAnd(cursor: Cursor): Filter {
  const parts = [parseOr(cursor)]
  while (takeWord(cursor, 'AND') || startsTerm(cursor)) parts.push(parseOr(cursor))
  return parts.length === 1 ? parts[0]! : {kind: 'and', parts}
}

function parseOr(cursor: Cursor): Filter {
  const parts = [parseNot(cursor)]
  while (takeWord(cursor, 'OR')) parts.push(parseNot(cursor))
  return parts.length === 1 ? parts[0]! : {kind: 'or', parts}
}

function parseNot(cursor: Cursor): Filter {
  if (!takeWord(cursor, 'NOT') && !take(cursor, 'minus')) return parseTerm(cursor)
  return {kind: 'not', part: parseNot(cursor)}
}

function parseTerm(cursor: Cursor): Filter {
  if (take(cursor, 'open')) {
    const inner = parseAnd(cursor)
    if (!take(cursor, 'close')) throw filterError('a parenthesis is not closed')
    return inner
  }
  const left = take(cursor, 'word') ?? take(cursor, 'text')
  if (!left || isKeyword(left))
    throw filterError(`a term is missing ${left ? `before ${left.value}` : 'at the end'}`)
  const operator = take(cursor, 'operator')
  return operator ? parseComparison(cursor, left, operator) : parseText(cursor, left)
}

function parseText(cursor: Cursor, {value}: FilterToken): Filter {
  if (cursor.tokens[cursor.next]?.kind === 'open') throw filterError(`the function ${value}() is not covered`)
  return {kind: 'text', value}
}

function parseComparison(cursor: Cursor, left: FilterToken, {value: operator}: FilterToken): Filter {
  if (operator === '=~' || operator === '!~') throw filterError(`the operator ${operator} is not covered`)
  const right = take(cursor, 'word') ?? take(cursor, 'text')
  if (!right) throw filterError(`a single value is missing after ${left.value}${operator}`)
  const field = [...left.value.matchAll(/"((?:[^"\\]|\\.)*)"|[^."]+/g)].map((part) => part[1] ?? part[0])
  if (!entryFields.some((name) => name === field[0])) throw filterError(`field not found: ${left.value}`)
  return {kind: 'compare', field, operator: operator as Comparator, value: right.value}
}

function startsTerm({tokens, next}: Cursor): boolean {
  const token = tokens[next]
  if (!token || ['close', 'comma', 'operator'].includes(token.kind)) return false
  return token.kind !== 'word' || token.value === 'NOT' || !isKeyword(token)
}

function isKeyword({kind, value}: FilterToken): boolean {
  return kind === 'word' && ['AND', 'OR', 'NOT'].includes(value)
}

function take(cursor: Cursor, kind: FilterToken['kind']): FilterToken | undefined {
  const token = cursor.tokens[cursor.next]
  if (token?.kind !== kind) return undefined
  cursor.next += 1
  return token
}

function takeWord(cursor: Cursor, word: string): boolean {
  return cursor.tokens[cursor.next]?.value === word && take(cursor, 'word') !== undefined
}
