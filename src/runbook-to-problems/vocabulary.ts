import apis from './gcloud/fields.json'
import {gcloudSurface} from './gcloud/surface.ts'
import {alwaysThere, builtins, commonTools} from './shell/known-commands.ts'
import catalog from './sql/catalog.json'
import {readSqlVocabulary, type SqlVocabulary} from './sql/sql-vocabulary.ts'

/** The words that a project's pages write: a word that stands nowhere else may be a misspelling of one of them. */
export interface Vocabulary {
  /** Words that stand three times or more in code and front matter; short ones, more often. */
  readonly frequent: ReadonlySet<string>
  /** Words that stand twice in code or once in prose, in small letters, and names of programs, of PostgreSQL and of Google's APIs: none of them is a slip. */
  readonly known: ReadonlySet<string>
  readonly sql: SqlVocabulary
}

/** A word of code and where it begins. */
export interface CodeWord {
  readonly text: string
  readonly start: number
}

const code = /^---\n[\s\S]*?\n---$|^ *(`{3,})[\s\S]*?^ *\1|`[^`\n]+`/gm
const word = /[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*/g
/** Names that are right wherever they stand, though no other page has them. */
const everywhere = [
  ...[catalog.functions, catalog.types, catalog.settings, catalog.columns, catalog.relations].flat(),
  ...[alwaysThere, builtins, commonTools].flatMap((names) => [...names]),
  ...apis.fields.map((name) => name.toLowerCase()),
  ...Object.values(gcloudSurface.groups).flat(),
]

/** Uses that make a word frequent: short words have many neighbours that are words of their own. */
function fewestUses({length}: string): number {
  if (length > 5) return 3
  return length === 5 ? 8 : 15
}

/** Reads the words of all pages. Pages are read as text: a fence is what looks like one. */
export function readVocabulary(pages: readonly string[]): Vocabulary {
  const inCode = new Map<string, number>()
  const known = new Set(everywhere)
  for (const page of pages) {
    for (const [text] of page.matchAll(code)) {
      for (const one of codeWords(text)) inCode.set(one.text, (inCode.get(one.text) ?? 0) + 1)
    }
    for (const one of codeWords(page.replace(code, ' '))) known.add(one.text.toLowerCase())
  }
  for (const [text, uses] of inCode) if (uses > 1) known.add(text.toLowerCase())
  return {
    frequent: new Set([...inCode].flatMap(([text, uses]) => (uses >= fewestUses(text) ? text : []))),
    known,
    sql: readSqlVocabulary(pages),
  }
}

/** The words of a code, and the parts of those that have hyphens. ex: `load-test` gives load, test and load-test */
export function codeWords(text: string): readonly CodeWord[] {
  return [...text.matchAll(word)].flatMap(({0: whole, index}) => {
    if (!whole.includes('-')) return [{text: whole, start: index}]
    const parts = [...whole.matchAll(/\w+/g)].map((part) => ({text: part[0], start: index + part.index}))
    return [...parts, {text: whole, start: index}]
  })
}

/** The frequent word that an unknown one is by one slip: a letter more, less, replaced, or two that changed places. */
export function findSlip(text: string, {frequent, known}: Vocabulary): string | undefined {
  return known.has(text.toLowerCase()) ? undefined : oneSlipAway(text, frequent)
}

/** The name of the pages' SQL that another one is by one letter. */
export function findSqlSlip(text: string, {sql: {frequent, known}}: Vocabulary): string | undefined {
  if (text.length < 3 || known.has(text)) return undefined
  return [...frequent].find((other) => other.length > 3 && isOneEdit(text, other))
}

/** The name that a text is by one slip. */
export function oneSlipAway(text: string, names: Iterable<string>): string | undefined {
  if (text.length < 4) return undefined
  return [...names].find((other) => other.length >= 4 && isSlip(text, other))
}

function isSlip(text: string, meant: string): boolean {
  return !isInflected(text, meant) && isOneEdit(text, meant)
}

/** True where a letter more, less or replaced, or two that changed places, make one of the other. */
export function isOneEdit(text: string, meant: string): boolean {
  if (Math.abs(text.length - meant.length) > 1) return false
  let at = 0
  while (at < text.length && text[at] === meant[at]) at += 1
  const [rest, other] = [text.slice(at), meant.slice(at)]
  if (rest.length < other.length) return rest === other.slice(1) && other[0] !== '-'
  if (rest.length > other.length) return rest.slice(1) === other && rest[0] !== '-'
  const isSwap = rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2)
  return isSwap || (rest.slice(1) === other.slice(1) && !/\d/.test(`${rest[0]}${other[0]}`))
}

/** One and many of a thing, or the first and the second, are two words. */
function isInflected(text: string, meant: string): boolean {
  const [short, long] = text.length < meant.length ? [text, meant] : [meant, text]
  return /^[sd\d]$/.test(long.slice(short.length)) && long.startsWith(short)
}
