import type {SqlReading} from '../sql-reading.ts'
import catalog from './catalog.json'

/** A place of a SQL text where a comma is missing, though its grammar takes it so. */
export interface LostComma {
  /** Offset in the block's code. */
  readonly start: number
  readonly message: string
}

const functions: ReadonlySet<string> = new Set(catalog.functions)
const types: ReadonlySet<string> = new Set(catalog.types)
const aliases =
  /(?<=\b(?:SELECT|RETURNING)\b[^;]*?)(?:(?<![\w.])[a-z_][\w.]*|(?<=\S)[)'])\s+([a-z_]\w*)(?=\s*,|\s+FROM\b)/g
const settings = /^\s*\w+(?:\s+(?:true|false|on|off|[01]|text|xml|json|yaml|none|binary))?\s*$/i
const column = /^\s*\w+(?:\s+(?:asc|desc|nulls|collate|\w+_ops)\b.*)?\s*$/is

/** Where a lost comma makes an alias, a call, a type or an option of what stood before it. */
export function findLostCommas(code: string, {names}: SqlReading): readonly LostComma[] {
  const bare = code
    .replace(/'(?:[^']|'')*'/g, (text) => `'${'_'.repeat(text.length - 2)}'`)
    .replace(/--.*/g, (text) => ' '.repeat(text.length))
  return [
    ...aliasesOf(bare),
    ...callsOf(bare, names),
    ...typesOf(bare, names),
    ...partsOf(bare, /\bEXPLAIN\s*\(([^()]*)\)/gi, settings),
    ...partsOf(bare, /\bCREATE\s+(?:UNIQUE\s+)?INDEX\b[^;(]*\(([^()]*)\)/gi, column),
  ]
}

/** ex: `SELECT id state FROM jobs` */
function aliasesOf(bare: string): readonly LostComma[] {
  return [...bare.matchAll(aliases)].flatMap((match) => {
    const before = bare.slice(0, match.index)
    if (/\b(?:FROM|JOIN|AS|BY|ON|WHERE|AND|OR|NOT|interval|timestamp)\s+$/i.test(before)) return []
    const start = match.index + match[0].length - match[1]!.length
    return [{start, message: `Before \`${match[1]}\` stands neither a comma nor \`AS\`.`}]
  })
}

/** ex: `SELECT pid (now() - query_start)`, which calls `pid` */
function callsOf(bare: string, names: SqlReading['names']): readonly LostComma[] {
  return names.flatMap(({kind, name, start}) => {
    const isCall = kind === 'function' && !functions.has(name) && bare.startsWith(name, start)
    if (!isCall || !/^\s+\(/.test(bare.slice(start + name.length))) return []
    return [{start, message: `Behind \`${name}\` stands no comma, so that it is called as a function.`}]
  })
}

/** ex: `coalesce(state 'other')`, which reads `'other'` as a value of the type `state` */
function typesOf(bare: string, names: SqlReading['names']): readonly LostComma[] {
  return names.flatMap(({kind, name, start}) => {
    const isType = kind === 'type' && !types.has(name) && bare.startsWith(name, start)
    if (!isType || !/^\s+'/.test(bare.slice(start + name.length))) return []
    return [{start, message: `Behind \`${name}\` stands no comma, so that it is the type of the text.`}]
  })
}

/** ex: `EXPLAIN (ANALYZE BUFFERS)`, and `ON jobs (user_id status)` of an index */
function partsOf(bare: string, list: RegExp, part: RegExp): readonly LostComma[] {
  return [...bare.matchAll(list)].flatMap(({0: whole, 1: inner = '', index}) => {
    let start = index + whole.length - inner.length - 1
    return inner.split(',').flatMap((text) => {
      const at = start + text.search(/\S|$/)
      start += text.length + 1
      return part.test(text) ? [] : [{start: at, message: `\`${text.trim()}\` is two parts without a comma.`}]
    })
  })
}
