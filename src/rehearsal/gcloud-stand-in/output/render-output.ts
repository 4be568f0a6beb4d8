import {assertNever} from '../../../model/assert.ts'
import type {DefaultOutput, Resource} from '../command.ts'
import {UsageError} from '../stand-in-error.ts'
import {type Column, defaultLabel, plainColumn} from './column.ts'
import type {Format, Projected} from './parse-format.ts'
import {renderCsv} from './render-csv.ts'
import {renderTable} from './render-table.ts'
import {renderYaml} from './render-yaml.ts'

/** What a command has to show: one resource or a list. */
export interface Shown {
  readonly resources: readonly Resource[]
  readonly isList: boolean
}

/** Standard output for what `--format` asks, or for the command's own output without it. */
export function renderOutput(shown: Shown, format: Format | undefined, output: DefaultOutput): string {
  if (!format) return renderDefault(shown, output)
  const {resources} = shown
  if (format.kind === 'json') return renderJson(shown)
  if (format.kind === 'yaml') return renderDocuments(shown)
  const columns = format.keys.map((projected) => findColumn(projected, output))
  const rows = resources.map((resource) => columns.map(({text}) => text(resource)))
  switch (format.kind) {
    case 'value':
      return rows.map((row) => `${row.join('\t')}\n`).join('')
    case 'csv':
      return renderCsv(format.hasHeading ? [columns.map(({label}) => label.toLowerCase()), ...rows] : rows)
    case 'table':
      return rows.length === 0 ? '' : renderTable([columns.map(({label}) => label), ...rows])
    default:
      return assertNever(format)
  }
}

function renderDefault(shown: Shown, output: DefaultOutput): string {
  const {resources} = shown
  switch (output.kind) {
    case 'nothing':
      return ''
    case 'yaml':
      return renderDocuments(shown)
    case 'text':
      return resources.map(output.render).join('')
    case 'table':
      return resources.length === 0
        ? ''
        : renderTable([labels(output.columns), ...cells(resources, output.columns)])
    case 'not covered':
      throw new UsageError(
        'argument --format: Must be specified; what this command prints without it is not covered.',
      )
    default:
      return assertNever(output)
  }
}

function labels(columns: readonly Column[]): readonly string[] {
  return columns.map(({label}) => label)
}

function cells(resources: readonly Resource[], columns: readonly Column[]): readonly (readonly string[])[] {
  return resources.map((resource) => columns.map(({text}) => text(resource)))
}

/** A key of the command's own table keeps the table's text, also in another format. */
function findColumn({key, label}: Projected, output: DefaultOutput): Column {
  const own = output.kind === 'table' ? output.columns.find((column) => column.key === key) : undefined
  const column = own ?? plainColumn(key)
  return {...column, label: label ?? own?.label ?? defaultLabel(key)}
}

function renderJson({resources, isList}: Shown): string {
  return `${JSON.stringify(sortKeys(isList ? resources : resources[0]), undefined, 2)}\n`
}

function renderDocuments({resources, isList}: Shown): string {
  return resources.map((resource) => `${isList ? '---\n' : ''}${renderYaml(resource)}`).join('')
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, field]) => [key, sortKeys(field)]))
}
