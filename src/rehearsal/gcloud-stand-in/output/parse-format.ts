import {UsageError} from '../stand-in-error.ts'
import {isKey} from './read-key.ts'

/** One key of a projection, with the label that was written after it. */
export interface Projected {
  readonly key: string
  readonly label?: string
}

/** What `--format` asks for. */
export type Format =
  | {readonly kind: 'json'}
  | {readonly kind: 'yaml'}
  | {readonly kind: 'value'; readonly keys: readonly Projected[]}
  | {readonly kind: 'csv'; readonly keys: readonly Projected[]; readonly hasHeading: boolean}
  | {readonly kind: 'table'; readonly keys: readonly Projected[]}

/** Reads `--format`. Throws UsageError for a form that the stand-in does not cover. */
export function parseFormat(text: string): Format {
  if (text === 'json' || text === 'yaml') return {kind: text}
  const [, kind, attributes, list] = /^(value|csv|table)(\[no-heading\])?\((.+)\)$/.exec(text) ?? []
  if (list === undefined || (attributes !== undefined && kind !== 'csv')) refuse(text)
  const keys = list!.split(',').map((one) => parseKey(one.trim(), text))
  if (kind === 'csv') return {kind, keys, hasHeading: attributes === undefined}
  return {kind: kind as 'value' | 'table', keys}
}

function parseKey(written: string, format: string): Projected {
  const [, key = '', label] = /^([^:]+)(?::label=(\w+))?$/.exec(written) ?? []
  if (!isKey(key)) refuse(format)
  return {key, ...(label !== undefined && {label})}
}

function refuse(text: string): never {
  throw new UsageError(`argument --format: not covered, got \`${text}\``)
}
