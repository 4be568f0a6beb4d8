import {inCode} from './code-sites.ts'
import {letter, type MutationKind} from './mutation.ts'

const languages = ['sql']

/** Damage to names and lists of SQL. */
export const sqlKinds: readonly MutationKind[] = [
  inCode(
    'SQL: a letter of a table',
    {languages, pattern: /(?<=\b(?:FROM|JOIN|TABLE|INTO) )[a-z_]{4,}/g},
    letter,
  ),
  inCode('SQL: a letter of a function', {languages, pattern: /\b[a-z_]{4,}(?=\()/g}, letter),
  inCode(
    'SQL: a letter of a column',
    {languages, pattern: /(?<=\b(?:SELECT|WHERE|AND|BY) )[a-z_]{4,}\b(?!\()/g},
    letter,
  ),
  inCode('SQL: a comma is gone', {languages, pattern: /,(?= )/g}, () => () => ''),
]
