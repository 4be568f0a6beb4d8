import {isOneEdit} from '../../vocabulary.ts'
import type {Misfit} from './misfit.ts'

const compares = String.raw`\s*(?:!=|[<>]=?|=~?|:)`
const value = String.raw`\s*(?:\\*"[^"\n]*?\\*"|\$?[\w./-]+)`

/** A condition, or a variable that holds some, a word of capitals, and the next condition. */
const joined = new RegExp(
  String.raw`(?:(?<![\w.])([a-z][\w.]*)${compares}${value}|"\$\w+)\s+(?:(?:AND|OR) )?(?!(?:AND|OR|NOT) )([A-Z]{1,6}) \(?([a-z][\w.]*)${compares}`,
  'g',
)

/** Filters of monitoring and logging in a variable or in JSON, with a word that joins nothing. ex: `a.b="c" ADN d.e="f"` */
export function findBadFilters(code: string): readonly Misfit[] {
  return [...code.matchAll(joined)].flatMap(({0: whole, 1: left, 2: word = '', 3: right = '', index}) => {
    // Fields of an answer have dots. Without them it may be any text, such as a line of a log.
    const isFilter = right.includes('.') && left?.includes('.') !== false
    if (!isFilter && (left === undefined || !['AND', 'OR', 'NOT'].some((meant) => isOneEdit(word, meant))))
      return []
    return [
      {
        start: index + whole.lastIndexOf(` ${word} `) + 1,
        message: `\`${word}\` joins no conditions; \`AND\`, \`OR\` and \`NOT\` do`,
      },
    ]
  })
}
