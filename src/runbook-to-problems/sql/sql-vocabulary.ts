import catalog from './catalog.json'

/** Names of the pages' SQL, counted by themselves: `jobs` is a table there, though prose has a `job`. */
export interface SqlVocabulary {
  /** Names that stand three times or more. */
  readonly frequent: ReadonlySet<string>
  /** Names that stand twice, and those of PostgreSQL. */
  readonly known: ReadonlySet<string>
}

const fence = /^ *(`{3,})sql\b.*\n([\s\S]*?)^ *\1/gm
const postgres = [
  catalog.functions,
  catalog.types,
  catalog.settings,
  catalog.columns,
  catalog.relations,
].flat()

/** Reads the names of the SQL of all pages. */
export function readSqlVocabulary(pages: readonly string[]): SqlVocabulary {
  const uses = new Map<string, number>()
  for (const page of pages) {
    for (const {2: code = ''} of page.matchAll(fence)) {
      for (const {text} of sqlWords(code)) uses.set(text, (uses.get(text) ?? 0) + 1)
    }
  }
  const usedAtLeast = (fewest: number) => [...uses].flatMap(([name, count]) => (count >= fewest ? name : []))
  return {frequent: new Set(usedAtLeast(3)), known: new Set([...postgres, ...usedAtLeast(2)])}
}

/** Names of tables and columns in a text, or what looks like one: not in quotes, not behind `--`, and no function. */
export function sqlWords(code: string): readonly {readonly text: string; readonly start: number}[] {
  const bare = code.replace(/'[^'\n]*'|--.*/g, (text) => ' '.repeat(text.length))
  return [...bare.matchAll(/(?<![\w$])[a-z_]\w*(?![\w(])/g)].map(({0: text, index}) => ({text, start: index}))
}
