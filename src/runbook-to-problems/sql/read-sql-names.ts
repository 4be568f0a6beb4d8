/** A name that a SQL text uses, and what it is to PostgreSQL. */
export interface SqlName {
  readonly kind: 'function' | 'type' | 'relation' | 'operator' | 'column' | 'setting' | 'schema'
  readonly name: string
  /** Offset in the block's code, in UTF-16 units. */
  readonly start: number
}

type Tree = Readonly<Record<string, unknown>>
type Body = Tree & {readonly location?: number}

/** Functions, types, tables, operators and columns of a parsed statement. `offsetOf` turns the parser's places into ours. */
export function readSqlNames(tree: unknown, offsetOf: (location: number) => number): readonly SqlName[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => readSqlNames(one, offsetOf))
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, body]) => {
    const own = ownName(key, body as Body)
    const start = offsetOf((body as Body | null)?.location ?? 0)
    return [...own.map((one) => ({...one, start})), ...readSqlNames(body, offsetOf)]
  })
}

function ownName(key: string, body: Body): readonly Omit<SqlName, 'start'>[] {
  switch (key) {
    case 'FuncCall':
      return lastOf(body.funcname, 'function')
    // A column's own type stands without a node of its own.
    case 'TypeName':
    case 'typeName':
      return lastOf(body.names, 'type')
    case 'A_Expr':
      return lastOf(body.name, 'operator').filter(({name}) => /^[^a-z]+$/i.test(name))
    case 'RangeVar':
      return [
        {kind: 'relation', name: String(body.relname)},
        ...(typeof body.schemaname === 'string' ? [{kind: 'schema' as const, name: body.schemaname}] : []),
      ]
    case 'ColumnRef':
      return lastOf(body.fields, 'column')
    default:
      return []
  }
}

function lastOf(list: unknown, kind: SqlName['kind']): readonly Omit<SqlName, 'start'>[] {
  const last = Array.isArray(list) ? (list.at(-1) as {readonly String?: {readonly sval?: string}}) : undefined
  const name = last?.String?.sval
  return name === undefined ? [] : [{kind, name}]
}

const settings = [
  /\b(?:set|reset|show)\s+(?:local\s+|session\s+)?([a-z_]+)\s*(?==|;|$|to\b)/gi,
  /\bcurrent_setting\s*\(\s*'([a-z_]+)'/gi,
]

/** Settings that a text names; the parser gives them no place. */
export function readSettings(code: string): readonly SqlName[] {
  return settings.flatMap((shape) =>
    [...code.matchAll(shape)].map((match) => ({
      kind: 'setting' as const,
      name: match[1]!,
      start: match.index + match[0].indexOf(match[1]!, match[0].search(/\s|\(/)),
    })),
  )
}
