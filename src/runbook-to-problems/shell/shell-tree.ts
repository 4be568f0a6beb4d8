/** A piece of a block's code. Offsets count UTF-16 units from its start. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A part of a word: fixed text, the value of a variable, or something only a run can tell. */
export type WordPart =
  | {readonly kind: 'text'; readonly text: string; readonly quoted: boolean}
  | {readonly kind: 'variable'; readonly name: string; readonly quoted: boolean; readonly isPlain: boolean}
  | {readonly kind: 'unknown'; readonly quoted: boolean}

/** One word of a command: quotes and backslashes are taken off its texts. */
export interface Word extends Span {
  readonly parts: readonly WordPart[]
}

/** `>file`, `2>&1`, `<<EOF`. */
export interface Redirect extends Span {
  readonly operator: string
  readonly target?: Word
  /** The body of a here-document. */
  readonly document?: Span
}

/** A command as a shell would start it: its words without redirections. */
export interface ShellCommand extends Span {
  readonly words: readonly Word[]
  readonly redirects: readonly Redirect[]
  /** Position in its pipeline, from 0, and how many commands that has. */
  readonly pipe: {readonly index: number; readonly length: number; readonly id: number}
  /** True inside `$(…)`, backquotes or `<(…)`. */
  readonly isSubstituted: boolean
  /** True where its failure is looked at: in a condition, after `!`, or left of `&&` and `||`. */
  readonly isTested: boolean
  /** True where something around it gives it an input: a pipe, a redirection, the caller of a function. */
  readonly isFed: boolean
}

/** Where a variable's value goes. Only in `argument` does the shell split it into words. */
export type ExpansionUse = 'argument' | 'assignment' | 'test' | 'arithmetic' | 'case' | 'text' | 'list'

/** One use of a variable. */
export interface Expansion extends Span {
  readonly name: string
  readonly quoted: boolean
  readonly use: ExpansionUse
  /** The operator of `${NAME:-…}`; `#` for the length. */
  readonly operator?: string
}

/** What a shell block says, as far as the grammar gives it. */
export interface ShellTree {
  /** False when the grammar did not understand a part: that part is missing here. */
  readonly isWhole: boolean
  readonly commands: readonly ShellCommand[]
  readonly expansions: readonly Expansion[]
  /** Names that the block itself gives a value, with the fixed text where it is one. */
  readonly defined: ReadonlyMap<string, readonly (string | undefined)[]>
  readonly functions: ReadonlySet<string>
  /** `[ … ]` and `[[ … ]]`. */
  readonly tests: readonly Span[]
  /** Here-documents, and quoted texts over several lines: what looks like a line of code there is none. */
  readonly texts: readonly Span[]
  /** Fixed pieces of texts in double quotes, and whole texts in single ones. */
  readonly literals: readonly Literal[]
}

/** A piece of a quoted text. Without its quotes where they are double ones, with them where they are single. */
export interface Literal extends Span {
  readonly isSingle: boolean
}

/** A word's text when nothing in it waits for a run. */
export function textOfWord(word: Word | undefined): string | undefined {
  if (!word?.parts.every(({kind}) => kind === 'text')) return undefined
  return word.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
}

/** The text before the first expansion. */
export function startOfWord(word: Word | undefined): string {
  const parts = word?.parts ?? []
  const end = parts.findIndex(({kind}) => kind !== 'text')
  return (end === -1 ? parts : parts.slice(0, end))
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('')
}

/** True when the inner piece lies within the outer one. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
