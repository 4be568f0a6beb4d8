import {wrappers} from './known-commands.ts'
import {type ShellCommand, startOfWord, textOfWord, type Word} from './shell-tree.ts'

/** A command without what only starts it: `sudo -u x timeout 5 gcloud …` is gcloud. */
export interface ProgramCall {
  /** Name of the program, a path as it is written; absent where only a run can tell. */
  readonly name?: string
  readonly words: readonly Word[]
  /** The programs that start it, outermost first. */
  readonly through: readonly string[]
  readonly command: ShellCommand
}

/** The program that a command calls in the end. */
export function unwrap(command: ShellCommand): ProgramCall {
  let {words} = command
  const through: string[] = []
  for (
    let name = textOfWord(words[0]);
    name !== undefined && wrappers.has(name);
    name = textOfWord(words[0])
  ) {
    const rest = skipOwn(words.slice(1), name)
    if (rest.length === 0) break
    through.push(name)
    words = rest
  }
  const name = textOfWord(words[0])
  return {...(name !== undefined && name !== '' && {name}), words, through, command}
}

const takesValue = /^-(?:[ugkspnIdPLEC]|-user|-group|-signal|-kill-after)$/

/** Options, assignments and the time of a wrapper are its own words. */
function skipOwn(words: readonly Word[], wrapper: string): readonly Word[] {
  let at = 0
  while (at < words.length) {
    const text = startOfWord(words[at])
    if (text.startsWith('-') && text !== '-') at += takesValue.test(text) ? 2 : 1
    else if ((wrapper === 'env' || wrapper === 'sudo') && /^\w+=/.test(text)) at += 1
    else break
  }
  return words.slice(wrapper === 'timeout' ? at + 1 : at)
}

/** The words that are no options, the program's name left out. */
export function operandsOf({words}: ProgramCall): readonly Word[] {
  return words.slice(1).filter((word) => !startOfWord(word).startsWith('-'))
}

/** True when one of the words is this option, alone or with `=value`. */
export function hasOption({words}: ProgramCall, ...names: readonly string[]): boolean {
  return words.some((word) => names.some((name) => startOfWord(word).split('=')[0] === name))
}
