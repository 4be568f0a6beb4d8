import type {Word} from '../shell-tree.ts'
import type {ProgramCall} from '../unwrap.ts'

/** A word that its program cannot read. */
export interface BadWord {
  readonly word: Word
  readonly message: string
}

/** Finds words of a call that its program refuses only when it runs. */
export type Judge = (call: ProgramCall) => readonly BadWord[]

/** A word with a letter in place of what only a run can tell. */
export function fixedText({parts}: Word): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : 'x')).join('')
}
