import {textOfWord, type Word} from '../shell-tree.ts'
import type {ProgramCall} from '../unwrap.ts'
import type {BadWord} from './bad-word.ts'

/** Words that are numbers: `exit 2`, `sleep 5`, `head -n 3`. */
export function judgeNumbers({name = '', words}: ProgramCall): readonly BadWord[] {
  const wanted = numberOf(name, words)
  const text = textOfWord(wanted)
  if (!wanted || text === undefined || /^[+-]?\d+(?:\.\d+)?[a-zA-Z]{0,2}$/.test(text)) return []
  return [{word: wanted, message: `\`${name}\` wants a number, and gets \`${text}\``}]
}

function numberOf(name: string, words: readonly Word[]): Word | undefined {
  if (/^(?:exit|return|sleep)$/.test(name)) return words[1]
  if (!/^(?:head|tail)$/.test(name)) return undefined
  const option = words.findIndex((word) => /^-[nc]$/.test(textOfWord(word) ?? ''))
  return option === -1 ? undefined : words[option + 1]
}
