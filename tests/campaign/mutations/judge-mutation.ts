import {basename} from 'node:path'
import type {Problem} from '../../../src/model/problem.ts'
import type {Mutation} from './mutation.ts'

/** True when an error stands on the damaged line, or names what was damaged. */
export function isCaught({file, renamedTo, lines, names}: Mutation, errors: readonly Problem[]): boolean {
  return errors.some(
    ({place, message, hint}) =>
      (place.file === (renamedTo ?? file) && lines.has(place.line)) ||
      names.some((name) => namesIt(`${message} ${hint}`, name)),
  )
}

/** A short name is in many words, so it counts only where it is quoted. */
function namesIt(said: string, name: string): boolean {
  return said.includes(name.length > 2 ? name : `\`${name}\``)
}

/** What was damaged, so that a list that was made by hand finds it again: kind, file, and the line as it is now. */
export interface DamageKey {
  readonly kind: string
  readonly file: string
  /** The damaged line; of a line that is gone, the line as it was; of a file, its new name. */
  readonly line: string
}

/** The key of a damage in the list of those that stay correct. */
export function keyOf({kind, file, renamedTo, lines, text, before, after}: Mutation): DamageKey {
  const now = text.split('\n')[Math.min(...lines) - 1] ?? ''
  const was = before.split('\n')[0] ?? ''
  const line = renamedTo ?? (after === '' && before.endsWith('\n') ? was : now)
  return {kind, file, line: line.trim()}
}

/** A damage as one line of a list. */
export function describeMutation({kind, file, lines, before, after, renamedTo}: Mutation): string {
  const [line] = lines
  const text = (value: string) => JSON.stringify(value.slice(0, 60))
  const what = renamedTo === undefined ? `${text(before)} -> ${text(after)}` : `-> ${basename(renamedTo)}`
  return `${kind}: ${file}:${line} ${what}`
}
