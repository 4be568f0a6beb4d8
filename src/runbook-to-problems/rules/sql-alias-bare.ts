import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {findLostCommas} from '../sql/find-lost-commas.ts'
import {fence, step} from './parser/example.ts'

/** Between two parts of a list of SQL stands a comma; a column gets another name by `AS`. */
export const sqlAliasBare: CodeRule = {
  id: 'sql-alias-bare',
  severity: 'error',
  asks: 'A column of our own SQL gets another name by `AS`, and the parts of a list stand between commas.',
  explain:
    'Where a comma is lost, `SELECT id, state` becomes `SELECT id state`: valid, and one column with the wrong name. With `AS` in every place where it is meant, the other places are mistakes. In the same way a column becomes a function, a type or the setting of an option.',
  wrong: step('#look .read', fence('sql', 'SELECT id state FROM jobs;')),
  right: step('#look .read', fence('sql', 'SELECT id, state FROM jobs;')),
  checkBlock(block) {
    const {sql, code, step, isOurs} = block
    if (!sql || !(step || isOurs)) return []
    const hint = 'Write `, ` between two columns, or `AS` before another name.'
    return findLostCommas(code, sql).map(({start, message}) => findingAt(block, start, {message, hint}))
  },
}
