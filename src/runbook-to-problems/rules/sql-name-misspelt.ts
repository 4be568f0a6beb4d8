import {type CodeRule, findingAt} from '../code/code-rule.ts'
import catalog from '../sql/catalog.json'
import {findQuotedColumns} from '../sql/find-quoted-columns.ts'
import {readSettings, type SqlName} from '../sql/read-sql-names.ts'
import {isOneEdit, oneSlipAway} from '../vocabulary.ts'
import {fence, step} from './parser/example.ts'

const known: Readonly<Record<SqlName['kind'], ReadonlySet<string>>> = {
  function: new Set(catalog.functions),
  type: new Set(catalog.types),
  relation: new Set(catalog.relations),
  operator: new Set(catalog.operators),
  schema: new Set(['pg_catalog', 'information_schema', 'public']),
  column: new Set(catalog.columns),
  setting: new Set(catalog.settings),
}

/** Names that stand where a column may. */
const constants: readonly string[] = ['true', 'false', 'null']

/** A function, type, setting or table of PostgreSQL is spelt as PostgreSQL spells it. */
export const sqlNameMisspelt: CodeRule = {
  id: 'sql-name-misspelt',
  severity: 'error',
  asks: 'Functions, types, settings, schemas, operators and PostgreSQL’s own tables and columns are spelt as it spells them, and double quotes stand only where a name needs them.',
  explain:
    'The parser knows the grammar and no names: `pg_stat_actvity` passes, and fails on the server. A name counts when it is one letter away from one of PostgreSQL 15; others may be of the service or of an extension.',
  wrong: step('#look .read', fence('sql', 'SELECT count(*) FROM pg_stat_actvity;')),
  right: step('#look .read', fence('sql', 'SELECT count(*) FROM pg_stat_activity;')),
  checkBlock(block) {
    const {sql, code, isOurs} = block
    if (!sql || !(block.step || isOurs)) return []
    const names = [...sql.names, ...readSettings(code)]
    const isOfServer = names.some(({kind, name}) => kind === 'relation' && known.relation.has(name))
    const seen = new Set<string>()
    const quoted = findQuotedColumns(code, sql.names).map(({name, start}) =>
      findingAt(block, start, {
        message: `"${name}" is a column: double quotes make a name, and this one needs none.`,
        hint: `Write '${name}' for a text, or ${name} for the column.`,
      }),
    )
    const misspelt = names.flatMap(({kind, name, start}) => {
      if (known[kind].has(name) || seen.has(name)) return []
      const names = kind === 'column' && !isOfServer ? constants : known[kind]
      // A long name of PostgreSQL with a letter more at its end is no name of somebody else.
      const meant =
        oneSlipAway(name, names) ??
        (name.length > 8 ? [...names].find((one) => isOneEdit(name, one)) : undefined)
      if (meant === undefined && kind !== 'operator') return []
      seen.add(name)
      const message = `PostgreSQL has no ${kind === 'relation' ? 'table' : kind} \`${name}\`.`
      return [findingAt(block, start, {message, hint: meant ? `Did you mean \`${meant}\`?` : 'Correct it.'})]
    })
    return [...quoted, ...misspelt]
  },
}
