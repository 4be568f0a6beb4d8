import type {Misfit} from './misfit.ts'

/** A condition on a field of an answer, or a variable that holds some, and a word of capitals before the next one. */
const joined =
  /(?:\b[a-z]\w*(?:\.\w+)+\s*(?:!=|[<>]=?|=~?|:)\s*(?:\\*"[^"\n]*?\\*"|\$?[\w./-]+)|"\$\w+)\s+(?:(?:AND|OR) )?(?!(?:AND|OR|NOT) )([A-Z]{1,6}) \(?[a-z]\w*(?:\.\w+)+\s*(?:!=|[<>]=?|=~?|:)/g

/** Filters of monitoring and logging in a variable or in JSON, with a word that joins nothing. ex: `a.b="c" ADN d.e="f"` */
export function findBadFilters(code: string): readonly Misfit[] {
  return [...code.matchAll(joined)].map(({0: whole, 1: word = '', index}) => ({
    start: index + whole.lastIndexOf(` ${word} `) + 1,
    message: `\`${word}\` joins no conditions; \`AND\`, \`OR\` and \`NOT\` do`,
  }))
}
