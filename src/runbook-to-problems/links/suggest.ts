import {nearest} from '../../../plugins/remark-runbook/index.ts'

/** Names for which a page is told what was meant: looking for more would take longer than the check itself. */
const mostSuggestions = 50

/** Gives the nearest of some names, for the first mistakes of a page; candidates are listed only when they are needed. */
export function createSuggester(): (name: string, candidates: () => readonly string[]) => string | undefined {
  let left = mostSuggestions
  return (name, candidates) => {
    left -= 1
    return left < 0 ? undefined : nearest(name, candidates())
  }
}
