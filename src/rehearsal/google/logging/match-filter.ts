import {assertNever} from '../../../model/assert.ts'
import {filterError} from './filter-tokens.ts'
import {type LogEntry, severities} from './log-entry.ts'
import type {Comparator, Filter} from './parse-filter.ts'

/** True when the entry fits the filter. Throws ApiError 400 when a value cannot be compared with its field. */
export function matchesFilter(filter: Filter, entry: LogEntry): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matchesFilter(part, entry))
    case 'or':
      return filter.parts.some((part) => matchesFilter(part, entry))
    case 'not':
      return !matchesFilter(filter.part, entry)
    case 'text':
      return contains(JSON.stringify(entry), JSON.stringify(filter.value).slice(1, -1))
    case 'compare':
      return compare(readField(entry, filter.field), filter.operator, filter.value, filter.field[0]!)
    default:
      return assertNever(filter)
  }
}

function readField(entry: LogEntry, field: readonly string[]): unknown {
  let value: unknown = entry
  for (const part of field) value = (value as Record<string, unknown> | undefined)?.[part]
  return value
}

/** A field that is absent fits `!=` and nothing else. */
function compare(actual: unknown, operator: Comparator, value: string, name: string): boolean {
  if (actual === undefined) return operator === '!='
  if (typeof actual === 'object') {
    if (operator === ':' && value === '*') return true
    throw filterError(`${name} has parts and cannot be compared with ${JSON.stringify(value)}`)
  }
  if (operator === ':') return value === '*' || contains(String(actual), value)
  const order = compareValues(actual as string | number, value, name)
  if (operator === '=' || operator === '!=') return (order === 0) === (operator === '=')
  return operator.startsWith('>')
    ? order > 0 || (order === 0 && operator === '>=')
    : order < 0 || (order === 0 && operator === '<=')
}

function compareValues(actual: string | number, value: string, name: string): number {
  if (name === 'timestamp' || name === 'receiveTimestamp') return compareInstants(String(actual), value, name)
  if (name === 'severity') return rankOf(String(actual)) - rankOf(value)
  if (typeof actual === 'number') {
    if (value.trim() === '' || Number.isNaN(Number(value)))
      throw filterError(`${JSON.stringify(value)} is not a number`)
    return actual - Number(value)
  }
  return actual.toLowerCase().localeCompare(value.toLowerCase(), 'en')
}

function compareInstants(actual: string, value: string, name: string): number {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(value)) {
    throw filterError(`${name} is compared with a time, not with ${JSON.stringify(value)}`)
  }
  return Date.parse(actual) - Date.parse(value)
}

function rankOf(severity: string): number {
  const rank = severities.indexOf(severity.toUpperCase() as (typeof severities)[number])
  if (rank < 0) throw filterError(`${severity} is not a severity`)
  return rank
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase())
}
