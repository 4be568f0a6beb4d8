import type {SeededRandom} from '../../../src/rehearsal/postgres/seeded-random.ts'

/** A place of our own pages that can be damaged in one way. */
export interface Site {
  readonly file: string
  /** Offsets in the file's text: what stands between them is replaced. */
  readonly start: number
  readonly end: number
  /** What is written instead; undefined where this place cannot be damaged so. */
  readonly write: (random: SeededRandom) => string | undefined
  /** Names of what the damage is about, besides the text itself. ex: the step whose end is taken away */
  readonly names?: readonly string[]
  /** Lines of what loses its other half. ex: the line that opens a fence whose end is taken away */
  readonly partners?: readonly number[]
  /** The file gets this name instead; its text stays. */
  readonly renamedTo?: string
}

/** One way to damage pages. It knows the syntax tree, and no rule. */
export interface MutationKind {
  /** ex: `flag, letter` */
  readonly name: string
  readonly sites: (corpus: Corpus) => readonly Site[]
}

/** A damaged page. */
export interface Mutation {
  readonly kind: string
  readonly file: string
  readonly renamedTo?: string
  readonly before: string
  readonly after: string
  /** The whole file with the damage in it. */
  readonly text: string
  /** Where the damage is, and where its other half stands. */
  readonly lines: ReadonlySet<number>
  /** An error that names one of these names the target. */
  readonly names: readonly string[]
}

/** Our own pages as syntax trees. */
export interface Corpus {
  readonly files: ReadonlyMap<string, string>
  readonly blocks: readonly Block[]
  /** Every file of the project. */
  readonly paths: readonly string[]
}

/** A fence of a page whose code stands in it without indentation. */
export interface Block {
  readonly file: string
  readonly language: string
  /** What follows the language. */
  readonly meta: string
  readonly code: string
  /** Offset of the opening line, of the code, and of the closing line in the file. */
  readonly open: number
  readonly start: number
  readonly close: number
  readonly openLine: number
}

/** Damages a page at one place; undefined where that changes nothing. */
export function mutate(kind: string, site: Site, corpus: Corpus, random: SeededRandom): Mutation | undefined {
  const {file, start, end, names = [], partners = [], renamedTo} = site
  const whole = corpus.files.get(file) ?? ''
  const before = whole.slice(start, end)
  const after = site.write(random)
  if (after === undefined || (after === before && renamedTo === undefined)) return undefined
  const first = lineOf(whole, start)
  const touched = Math.max(1, after.split('\n').length)
  const lines = new Set([...Array.from({length: touched}, (_, index) => first + index), ...partners])
  const words = [before, after].map((text) => text.trim()).filter((text) => text !== '')
  return {
    ...{kind, file, before, after, lines, names: [...names, ...words]},
    ...(renamedTo !== undefined && {renamedTo}),
    text: whole.slice(0, start) + after + whole.slice(end),
  }
}

/** Line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** A word with one letter taken out, doubled, swapped with its neighbour or replaced. */
export function misspell(word: string, random: SeededRandom): string | undefined {
  const letters = [...word.matchAll(/[A-Za-z]/g)].map(({index}) => index)
  if (letters.length < 3) return undefined
  for (let tries = 0; tries < 20; tries++) {
    const at = letters[random.below(letters.length)]!
    const damaged = damage(word, at, random)
    if (damaged !== word) return damaged
  }
  return undefined
}

/** Writes a site with a letter changed. */
export const letter =
  (text: string): Site['write'] =>
  (random) =>
    misspell(text, random)

/** Writes nothing in place of a site. */
export const gone = (): Site['write'] => () => ''

function damage(word: string, at: number, random: SeededRandom): string {
  const before = word.slice(0, at)
  const letter = word[at]!
  const after = word.slice(at + 1)
  switch (random.below(4)) {
    case 0:
      return before + after
    case 1:
      return before + letter + letter + after
    case 2:
      return /^[A-Za-z]/.test(after) ? before + after[0] + letter + after.slice(1) : before + after
    default: {
      const other = String.fromCharCode(97 + random.below(26))
      return before + (letter === letter.toUpperCase() ? other.toUpperCase() : other) + after
    }
  }
}
