import {foldText} from '../text/fold-text.ts'
import {nameOf, stem} from './words.ts'

// Several words that are one. Both the pages and the query go through this.
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:roll(?:ed|ing|s)? ?back|rollbacks?)\b/g, 'rollback'],
  [/\bfail(?:ed|ing|s)? ?over\b/g, 'failover'],
  [/\bon call\b/g, 'oncall'],
  [/\bback(?:ed|ing|s)? up\b/g, 'backup'],
  [/\bdr\b/g, 'disaster recovery'],
  [/\b(?:ha|high availability)\b/g, 'standby'],
  [/\blb\b/g, 'load balancer'],
  [/\bno reply\b/g, 'no answer'],
  [/\b(?:wr(?:ite|itten|ote)|not(?:e|es|ed)|scal(?:e|es|ed|ing)) (?:it |them )?down\b/g, 'note'],
  [/\b(?:log|sign)(?:ed|ging|ing|s)? ?(?:in|on)\b/g, 'signin'],
  [/\b(?:go live|mise en production)\b/g, 'golive'],
  [/\b(?:not found|(?:does|do|did) ?(?:not|n t) exist|no such|not there)\b/g, 'notfound'],
  [/\bpost mortem\b/g, 'postmortem'],
  [/\bmots? de passe\b/g, 'motdepasse'],
  [/\bbases? de donnees\b/g, 'basededonnees'],
  [/\bparties? prenantes?\b/g, 'partiesprenantes'],
  [/\bctrl c\b/g, 'interrupt'],
]
/** Words that say nothing. */
export const emptyWords: ReadonlySet<string> = new Set(
  `a am an and are as at be been being by can cannot cant could do does did doing done get gets getting got for from has have how i in is it its me my of on or our so that the there they them their this these those to too
  not very s t was we were will what when where which with you your after before during since should would not
  le la les l un une de du des d et est en au aux par pour sur`.split(/\s+/),
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
  if (emptyWords.has(term)) return undefined
  const short = stem(term)
  return nameOf.get(short) ?? short
}

/** A text as its terms alone, to compare whole phrases whatever their endings. */
export function foldTerms(text: string): string {
  return splitTerms(text)
    .flatMap((term) => foldTerm(term) ?? [])
    .join(' ')
}

/** Commands as they are compared: the track of a gcloud command says nothing about what it does. */
export function foldCommand(code: string): string {
  return foldText(code).replace(/\bgcloud (?:alpha|beta)\b/g, 'gcloud')
}
