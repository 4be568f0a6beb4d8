import {UsageError} from '../stand-in-error.ts'

/** A JSON value as gcloud writes YAML: keys in order, lists not indented, text quoted only where it must be. */
export function renderYaml(value: unknown): string {
  return `${hasParts(value) ? renderNode(value, '').join('\n') : renderScalar(value, '')}\n`
}

function renderNode(value: object, indent: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => renderItem(item, indent))
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.flatMap(([key, field]) => renderField(key, field, indent))
}

function renderItem(item: unknown, indent: string): readonly string[] {
  const inner = `${indent}  `
  if (!hasParts(item)) return [`${indent}- ${renderScalar(item, inner)}`]
  const [first, ...rest] = renderNode(item, inner)
  return [`${indent}- ${first!.trimStart()}`, ...rest]
}

function renderField(key: string, field: unknown, indent: string): readonly string[] {
  const name = `${indent}${renderScalar(key, indent)}:`
  const inner = `${indent}  `
  if (!hasParts(field)) return [`${name} ${renderScalar(field, inner)}`]
  return [name, ...renderNode(field, Array.isArray(field) ? indent : inner)]
}

/** True for a list or an object that is not empty. */
function hasParts(value: unknown): value is object {
  return typeof value === 'object' && Object.keys(value ?? {}).length > 0
}

function renderScalar(value: unknown, indent: string): string {
  if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}'
  if (typeof value !== 'string') return String(value)
  if (/^[^\n ][^\n]*(\n *[^\n ][^\n]*)+$/.test(value)) return `|-\n${value.replace(/^/gm, indent)}`
  if (value.length > 78 && value.includes(' ')) refuse(value)
  if (needsQuotes(value)) return `'${value.replaceAll("'", "''")}'`
  if (/^[\w/.(-][\x20-\x7e]*$/.test(value)) return value
  return refuse(value)
}

/** What YAML would take for something else than text. */
const lookalike =
  /^(|true|false|null|~|=|<<|[-+]?[\d_]*\.?\d*(e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|[-+]?\.(inf|nan)|\d{4}-\d\d?-\d\d?([t ].*)?)$/i

function needsQuotes(text: string): boolean {
  if (!/^[\x20-\x7e]*$/.test(text)) return false
  return lookalike.test(text) || /^[ "[{&!%@`|>*#,]|^[-?]( |$)|: |:$| #| $/.test(text)
}

function refuse(text: string): never {
  throw new UsageError(
    `YAML is not covered for a text such as \`${text.slice(0, 40)}\`; ask for --format=json.`,
  )
}
