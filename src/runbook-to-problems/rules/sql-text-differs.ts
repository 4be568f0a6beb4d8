import type {CodeBlock} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {isOneEdit} from '../vocabulary.ts'
import {fence, step} from './parser/example.ts'

const wanted = '%s rows, %s columns'

/** A long text of a page's SQL stands there in one form. */
export const sqlTextDiffers: CodeRule = {
  id: 'sql-text-differs',
  severity: 'error',
  asks: 'A long text in the SQL of a page is not one sign away from another one of the page.',
  explain:
    'A check compares what two steps print. Where one of two formats has lost a comma, it never holds, and the recovery looks wrong. A digit may differ.',
  wrong: `${step('#look .read', fence('sql', `SELECT format('${wanted}', 1, 2);`))}\n${step('#again .read', fence('sql', `SELECT format('${wanted.replace(',', '')}', 1, 2);`))}`,
  right: `${step('#look .read', fence('sql', `SELECT format('${wanted}', 1, 2);`))}\n${step('#again .read', fence('sql', `SELECT format('${wanted}', 1, 2);`))}`,
  checkBlock(block) {
    if (!block.sql || !(block.step || block.isOurs)) return []
    const others = block.siblings.filter(({sql}) => sql).flatMap(longTexts)
    return longTexts(block).flatMap(({text, start}) => {
      const other = others.find((one) => text !== one.text && isOneEdit(text, one.text))?.text
      if (other === undefined) return []
      const message = `\`${text}\` is one sign away from \`${other}\`, which this page has too.`
      return [findingAt(block, start, {message, hint: 'Write both in the same way.'})]
    })
  },
}

function longTexts({code}: CodeBlock): readonly {readonly text: string; readonly start: number}[] {
  return [...code.matchAll(/(?<=')[^'\n]{16,}(?=')/g)].map(({0: text, index}) => ({text, start: index}))
}
