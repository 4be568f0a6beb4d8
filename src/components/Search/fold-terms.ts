import {foldText} from '../text/fold-text.ts'

// One word for what people call by several names. Both the pages and the query go through this.
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:roll(?:ed|ing|s)? ?back|rollbacks?)\b/g, 'rollback'],
  [/\bfail(?:ed|ing|s)? ?over\b/g, 'failover'],
  [/\bon call\b/g, 'oncall'],
  [/\b(?:wr(?:ite|itten|ote)|not(?:e|es|ed)|scal(?:e|es|ed|ing)) (?:it |them )?down\b/g, 'note'],
  [/\b(?:log|sign)(?:ed|ging|ing|s)? ?(?:in|on)\b/g, 'signin'],
]
const words: Readonly<Record<string, string>> = {
  ...{db: 'database', databases: 'database', postgresql: 'postgres', pg: 'postgres', sgbd: 'database'},
  ...{undo: 'rollback', revert: 'rollback', login: 'signin', auth: 'signin', authentication: 'signin'},
  ...{outage: 'down', unavailable: 'down', unreachable: 'down', crashed: 'down', offline: 'down'},
  ...{deleted: 'gone', removed: 'gone', dropped: 'gone', missing: 'gone', lost: 'gone', disappeared: 'gone'},
  ...{password: 'credential', passwords: 'credential', credentials: 'credential'},
}
const empty = new Set(
  'a an and are as at be by do for from how i in is it me my of on or our that the this to was we what when where which with le la les un une de du des et est en'.split(
    ' ',
  ),
)

// Fixed phrases become one word each.
function foldPhrases(text: string): string {
  return phrases.reduce((folded, [phrase, word]) => folded.replace(phrase, word), foldText(text))
}

/** The terms of a text, in order. */
export function splitTerms(text: string): string[] {
  return foldPhrases(text).split(' ').filter(Boolean)
}

/** One term as it is indexed and looked for; nothing for a word that says nothing. */
export function foldTerm(term: string): string | undefined {
  if (empty.has(term)) return undefined
  const named = words[term] ?? term
  return named.length > 4 ? named.replace(/ies$/, 'y').replace(/(?:ings?|ed|es|s|e)$/, '') : named
}

/** A text as its terms alone, to compare whole phrases whatever their endings. */
export function foldTerms(text: string): string {
  return splitTerms(text)
    .flatMap((term) => foldTerm(term) ?? [])
    .join(' ')
}
