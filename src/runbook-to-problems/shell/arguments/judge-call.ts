import {startOfWord, textOfWord, type Word} from '../shell-tree.ts'
import type {ProgramCall} from '../unwrap.ts'
import {type BadWord, fixedText, type Judge} from './bad-word.ts'
import {curlJudges} from './judge-curl.ts'
import {judgeCounts, judgeNumbers} from './judge-numbers.ts'
import {judgePattern} from './judge-pattern.ts'
import {judgeShortOptions} from './judge-short-options.ts'
import {scheduleFault} from './schedule-fault.ts'

const byProgram: Readonly<Record<string, readonly Judge[]>> = {
  grep: [grepPattern],
  sed: [sedScript],
  printf: [printfFormat],
  curl: curlJudges,
  gcloud: [schedule, timeZone, judgeCounts],
}

/** The words of a call that its program refuses only when it runs. */
export function judgeCall(call: ProgramCall): readonly BadWord[] {
  const {name = ''} = call
  const own = Object.hasOwn(byProgram, name) ? byProgram[name]! : []
  return [...own, judgeShortOptions, judgeNumbers].flatMap((judge) => judge(call))
}

function grepPattern(call: ProgramCall): readonly BadWord[] {
  const isFixed = call.words.some((word) => /^-[A-Za-z]*F/.test(startOfWord(word)))
  const isExtended = call.words.some((word) => /^-[A-Za-z]*E/.test(startOfWord(word)))
  const pattern = call.words.slice(1).find((word) => !startOfWord(word).startsWith('-'))
  if (isFixed || !pattern) return []
  const text = fixedText(pattern)
  // Without -E parentheses stand for themselves.
  const fault = judgePattern(isExtended ? text : text.replace(/[()]/g, '_'))
  return fault ? [{word: pattern, message: `the pattern's ${fault}`}] : []
}

/** ex: `s/a/b/p` has its sign three times, behind any address such as `/x/`, `1,$` or `$!` */
function sedScript({words}: ProgramCall): readonly BadWord[] {
  return words.slice(1).flatMap((word) => {
    const text = fixedText(word).replace(
      /^(?:\/(?:\\.|[^/])*\/|[\d$]+)(?:,(?:\/(?:\\.|[^/])*\/|[\d$]+))?!?\s*(?=s)/,
      '',
    )
    const [, sign] = /^s([^\w\s\\])/.exec(text) ?? []
    if (sign === undefined || text.includes('\n') || text.includes(';')) return []
    const parts = text.replace(/\\./g, '__').split(sign).length
    if (parts === 4 && /^[gpiIemw\d}]*/.exec(text.split(sign).at(-1)!)![0] === text.split(sign).at(-1))
      return []
    return [{word, message: `\`s${sign}…${sign}…${sign}\` wants three \`${sign}\`, and has ${parts - 1}`}]
  })
}

function printfFormat({words}: ProgramCall): readonly BadWord[] {
  const at = textOfWord(words[1]) === '--' ? 2 : textOfWord(words[1]) === '-v' ? 3 : 1
  const format = words[at]
  if (!format) return []
  const text = fixedText(format).replaceAll('%%', '')
  const [bad] =
    /%(?!%|[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:[diouxXeEfFgGaAcsbqQ]|\([^)]*\)T))./.exec(text) ?? []
  if (bad !== undefined) return [{word: format, message: `\`printf\` has no format \`${bad}\``}]
  // A time without a word is now.
  const isEmpty = words.length === at + 1 && /%[^()]*?[a-zA-Z]/.test(text.replace(/%\([^)]*\)T/g, ''))
  return isEmpty ? [{word: format, message: '`printf` has a format and no word for it'}] : []
}

function schedule({words}: ProgramCall): readonly BadWord[] {
  return optionValue(words, '--schedule').flatMap(({word, value}) => {
    const fault = scheduleFault(value)
    return fault === undefined ? [] : [{word, message: fault}]
  })
}

function timeZone({words}: ProgramCall): readonly BadWord[] {
  return optionValue(words, '--time-zone').flatMap(({word, value}) => {
    try {
      new Intl.DateTimeFormat('en', {timeZone: value})
      return []
    } catch {
      // The engine's own list of zones refuses it.
      return [{word, message: `there is no time zone \`${value}\``}]
    }
  })
}

function optionValue(
  words: readonly Word[],
  option: string,
): readonly {readonly word: Word; readonly value: string}[] {
  return words.flatMap((word) => {
    const text = textOfWord(word)
    return text?.startsWith(`${option}=`) ? [{word, value: text.slice(option.length + 1)}] : []
  })
}
