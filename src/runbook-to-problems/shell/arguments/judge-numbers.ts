import {textOfWord, type Word} from '../shell-tree.ts'
import type {ProgramCall} from '../unwrap.ts'
import type {BadWord} from './bad-word.ts'

/** Words that are numbers: `exit 2`, `sleep 5`, `head -n 3`. */
export function judgeNumbers({name = '', words}: ProgramCall): readonly BadWord[] {
  const wanted = numberOf(name, words)
  const text = textOfWord(wanted)
  if (!wanted || text === undefined || shapeOf(name).test(text)) return []
  return [{word: wanted, message: `\`${name}\` wants a number, and gets \`${text}\``}]
}

/** ex: `2`, `0.5m`, `+3K`; the letter O is no digit, and a millisecond no unit of `sleep` */
function shapeOf(name: string): RegExp {
  if (/^(?:exit|return)$/.test(name)) return /^[+-]?\d+$/
  return name === 'sleep' ? /^(?:\d*\.?\d+[smhd]?|infinity)$/ : /^[+-]?\d+(?:b|[kKMGTPEZY](?:i?B)?)?$/
}

const counts =
  /^--(?:limit|page-size|(?:min|max)(?:-num)?-(?:instances|replicas)|(?:min|max)-instances|concurrency|priority|port|timeout)$/

/** ex: `--limit=-50` */
export function judgeCounts({words}: ProgramCall): readonly BadWord[] {
  return words.flatMap((word) => {
    const [, option = '', value] = /^(--[a-z-]+)=(-\d+)$/.exec(textOfWord(word) ?? '') ?? []
    if (!counts.test(option)) return []
    return [{word, message: `\`${option}\` wants no negative number, and gets \`${value}\``}]
  })
}

function numberOf(name: string, words: readonly Word[]): Word | undefined {
  if (/^(?:exit|return|sleep)$/.test(name)) return words[1]
  if (!/^(?:head|tail)$/.test(name)) return undefined
  const option = words.findIndex((word) => /^-[nc]$/.test(textOfWord(word) ?? ''))
  return option === -1 ? undefined : words[option + 1]
}
