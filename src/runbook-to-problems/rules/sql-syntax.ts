import {syntaxRule} from '../code/syntax-rule.ts'

/** PostgreSQL parses the block. */
export const sqlSyntax = syntaxRule({
  id: 'sql-syntax',
  languages: ['sql'],
  asks: 'A SQL block is what PostgreSQL parses.',
  explain:
    'The verdict is PostgreSQL’s own parser, of version 18, as a library: an older server may still refuse newer syntax. Commands of the psql client, such as `\\dt` or `:name`, are no SQL: a step sends SQL through a driver.',
  hint: 'Correct the statement.',
  wrong: ':::step[Count]{#count .read}\n```sql\nSELECT now( FROM jobs;\n```\n:::',
  right: ':::step[Count]{#count .read}\n```sql\nSELECT now() FROM jobs;\n```\n:::',
})
