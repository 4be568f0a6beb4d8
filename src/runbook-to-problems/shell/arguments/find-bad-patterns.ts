import {judgePattern} from './judge-pattern.ts'
import type {Misfit} from './misfit.ts'

/** Patterns of the shell itself: behind `=~`, and in `${NAME%%pattern}` or `${NAME//pattern/text}`. */
export function findBadPatterns(code: string): readonly Misfit[] {
  return [...comparisons(code), ...cuts(code)]
}

/** ex: `[[ "$a" =~ ^[0-9+$ ]]`; a space behind a backslash is part of it */
function comparisons(code: string): readonly Misfit[] {
  return [...code.matchAll(/(?<==~ )(?!["'$])(?:\\.|\S)+/g)].flatMap(({0: pattern, index}) =>
    misfitOf(judgePattern(pattern), index),
  )
}

/** ex: `${address%%:/]*}`, `${text//[$'\t\n'/}` */
function cuts(code: string): readonly Misfit[] {
  const quoted = code.replace(/\$'(?:\\.|[^'\\])*'/g, (text) => '_'.repeat(text.length))
  return [...quoted.matchAll(/\$\{\w+(##?|%%?|\/\/?)([^}"'$]*)\}/g)].flatMap(
    ({1: sign = '', 2: rest = '', index}) => {
      const pattern = sign.startsWith('/') ? beforeSlash(rest) : rest
      const sets = pattern.replace(/\\./g, '__').replace(/[()]/g, '_')
      return misfitOf(judgePattern(sets), index)
    },
  )
}

/** What is looked for, without what is put in its place. A set that does not end takes the rest. */
function beforeSlash(text: string): string {
  const [pattern] = /^(?:\\.|\[[^\]]*\]|[^/[\\])*/.exec(text)!
  return text[pattern.length] === '/' ? pattern : text
}

function misfitOf(fault: string | undefined, start: number): readonly Misfit[] {
  return fault === undefined ? [] : [{start, message: `the pattern's ${fault}`}]
}
