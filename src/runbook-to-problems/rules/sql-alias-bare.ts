import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {fence, step} from './parser/example.ts'

const aliases =
  /(?<=\b(?:SELECT|RETURNING)\b[^;]*?)(?:(?<![\w.])[a-z_][\w.]*|(?<=\S)[)'])\s+([a-z_]\w*)(?=\s*,|\s+FROM\b)/g

/** A column gets another name by `AS`. */
export const sqlAliasBare: CodeRule = {
  id: 'sql-alias-bare',
  severity: 'error',
  asks: 'A column of our own SQL gets another name by `AS`.',
  explain:
    'Where a comma is lost, `SELECT id, state` becomes `SELECT id state`: valid, and one column with the wrong name. With `AS` in every place where it is meant, the other places are mistakes.',
  wrong: step('#look .read', fence('sql', 'SELECT id state FROM jobs;')),
  right: step('#look .read', fence('sql', 'SELECT id, state FROM jobs;')),
  checkBlock(block) {
    if (!block.sql || !(block.step || block.isOurs)) return []
    const bare = block.code
      .replace(/'(?:[^']|'')*'/g, (text) => `'${'_'.repeat(text.length - 2)}'`)
      .replace(/--.*/g, (text) => ' '.repeat(text.length))
    return [...bare.matchAll(aliases)].flatMap((match) => {
      const before = bare.slice(0, match.index)
      if (/\b(?:FROM|JOIN|AS|BY|ON|WHERE|AND|OR|NOT|interval|timestamp)\s+$/i.test(before)) return []
      const start = match.index + match[0].length - match[1]!.length
      const message = `Before \`${match[1]}\` stands neither a comma nor \`AS\`.`
      return [
        findingAt(block, start, {
          message,
          hint: 'Write `, ` between two columns, or `AS` before another name.',
        }),
      ]
    })
  },
}
