import {judgePattern} from './judge-pattern.ts'
import type {Misfit} from './misfit.ts'

/** Patterns of the shell itself: behind `=~`, and in `${NAME%%pattern}`. */
export function findBadPatterns(code: string): readonly Misfit[] {
  return [...comparisons(code), ...cuts(code)]
}

/** ex: `[[ "$a" =~ ^[0-9+$ ]]` */
function comparisons(code: string): readonly Misfit[] {
  return [...code.matchAll(/(?<==~ )[^\s"'$]\S*(?:\\ \S*)*/g)].flatMap(({0: pattern, index}) =>
    misfitOf(judgePattern(pattern), index),
  )
}

/** ex: `${address%%:/]*}` */
function cuts(code: string): readonly Misfit[] {
  return [...code.matchAll(/\$\{\w+(?:##?|%%?)([^}"'$]*)\}/g)].flatMap(({1: pattern = '', index}) => {
    const sets = pattern.replace(/\\./g, '__').replace(/[()]/g, '_')
    return misfitOf(judgePattern(sets), index)
  })
}

function misfitOf(fault: string | undefined, start: number): readonly Misfit[] {
  return fault === undefined ? [] : [{start, message: `the pattern's ${fault}`}]
}
