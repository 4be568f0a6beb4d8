import {foldText} from '../text/fold-text.ts'
import {foldCommand, foldTerm, foldTerms, splitTerms} from './fold-terms.ts'
import type {Rarity} from './rarity.ts'
import type {Spelling} from './spelling.ts'

/** What somebody typed, as the pages are asked for it. */
export interface Query {
  /** Its words, spelt as the pages spell them. */
  readonly text: string
  /** Its terms. */
  readonly terms: ReadonlySet<string>
  /** All of it as terms, to find it as a phrase whatever its endings. */
  readonly folded: string
  /** All of it with its endings, to find a command or a name. */
  readonly plain: string
  /** Options and variables in it, as they are written. ex: `--only`, `BASE_URL` */
  readonly names: readonly string[]
  /** The number of the task that it names. ex: `task 12`, `#12`, `12` */
  readonly task?: string
  /** How much each term says. */
  readonly rarity: Rarity
}

/** What was learned from the pages. */
export interface Learned {
  readonly spelling: Spelling
  readonly rarity: Rarity
}

/** Reads what was typed. */
export function readQuery(typed: string, {spelling, rarity}: Learned): Query {
  const plain = foldText(typed)
  const names = typed.match(/(?<!\S)(?:--[\w-]+|[A-Z]+_[A-Z_]+)/g) ?? []
  const text = plain.split(' ').map(spelling).join(' ')
  return {
    text,
    terms: new Set(
      [...splitTerms(text), ...names.map((name) => name.toLowerCase())].flatMap(
        (term) => foldTerm(term) ?? [],
      ),
    ),
    folded: foldTerms(text),
    plain: foldCommand(text),
    names,
    rarity,
    task: /^(?:task|tache|no|nr)?\s*(\d{1,2})$/.exec(plain)?.[1],
  }
}
