import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import {startOfWord, textOfWord, type Word} from '../shell-tree.ts'
import {hasOption, type ProgramCall} from '../unwrap.ts'
import {judgePattern} from './judge-pattern.ts'
import {shortOptions} from './short-options.ts'
import {writeOutNames} from './write-out-names.ts'

/** A word that its program cannot read. */
export interface BadWord {
  readonly word: Word
  readonly message: string
}

type Judge = (call: ProgramCall) => readonly BadWord[]

const byProgram: Readonly<Record<string, readonly Judge[]>> = {
  grep: [grepPattern],
  sed: [sedScript],
  printf: [printfFormat],
  curl: [curlValues, curlHeaders, curlWriteOut, curlAddress],
  gcloud: [schedule, timeZone],
}

/** The words of a call that its program refuses only when it runs. */
export function judgeCall(call: ProgramCall): readonly BadWord[] {
  const {name = ''} = call
  const own = Object.hasOwn(byProgram, name) ? byProgram[name]! : []
  return [...own, shortOption].flatMap((judge) => judge(call))
}

function shortOption({name = '', words}: ProgramCall): readonly BadWord[] {
  if (!Object.hasOwn(shortOptions, name)) return []
  const known = shortOptions[name]!
  const end = words.findIndex((word) => textOfWord(word) === '--')
  const options = words.slice(1, end === -1 ? undefined : end).flatMap((word) => {
    const [, letters] = /^-([A-Za-z]+)$/.exec(textOfWord(word) ?? '') ?? []
    const odd = [...(letters ?? '')].find((letter) => !known.includes(letter))
    return odd === undefined ? [] : [{word, message: `\`${name}\` has no option \`-${odd}\``}]
  })
  return options.slice(0, 1)
}

function grepPattern(call: ProgramCall): readonly BadWord[] {
  const isExtended = call.words.some((word) => /^-[A-Za-z]*E/.test(startOfWord(word)))
  const pattern = call.words.slice(1).find((word) => !startOfWord(word).startsWith('-'))
  const fault = isExtended && pattern ? judgePattern(fixedText(pattern)) : undefined
  return fault && pattern ? [{word: pattern, message: `the pattern's ${fault}`}] : []
}

/** A word with a letter in place of what only a run can tell. */
function fixedText({parts}: Word): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : 'x')).join('')
}

/** ex: `s/a/b/p` has its sign three times */
function sedScript({words}: ProgramCall): readonly BadWord[] {
  return words.slice(1).flatMap((word) => {
    const text = fixedText(word)
    const [, sign] = /^s([/|,#@!])/.exec(text) ?? []
    if (sign === undefined || text.includes('\n') || text.includes(';')) return []
    const parts = text.replace(/\\./g, '__').split(sign).length
    return parts === 4
      ? []
      : [{word, message: `\`s${sign}…${sign}…${sign}\` wants three \`${sign}\`, and has ${parts - 1}`}]
  })
}

function printfFormat({words}: ProgramCall): readonly BadWord[] {
  const format = words[textOfWord(words[1]) === '--' ? 2 : 1]
  const bad = /%(?!%|[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:[diouxXeEfFgGaAcsbqQ]|\([^)]*\)T))./.exec(
    (format ? fixedText(format) : '').replaceAll('%%', ''),
  )
  return format && bad ? [{word: format, message: `\`printf\` has no format \`${bad[0]}\``}] : []
}

const numbered = new Set([
  '--max-time',
  '--connect-timeout',
  '--retry',
  '--retry-delay',
  '--retry-max-time',
  '--max-redirs',
])

function curlValues({words}: ProgramCall): readonly BadWord[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1]
    const value = textOfWord(next)
    if (!numbered.has(textOfWord(word) ?? '')) return []
    if (!next) return [{word, message: `\`${textOfWord(word)}\` wants a number`}]
    const isOdd =
      value === undefined
        ? /^https?:|^\//.test(fixedText(next).slice(1)) || fixedText(next).includes('/')
        : !/^\d+(?:\.\d+)?$/.test(value)
    return isOdd
      ? [{word, message: `\`${textOfWord(word)}\` wants a number, and gets \`${value ?? 'an address'}\``}]
      : []
  })
}

function curlHeaders({words}: ProgramCall): readonly BadWord[] {
  return words.flatMap((word, index) => {
    const text = textOfWord(words[index + 1])
    if (!/^(?:-H|--header)$/.test(textOfWord(word) ?? '') || text === undefined) return []
    return /^@|^[\w-]+\s*[:;]/.test(text)
      ? []
      : [{word: words[index + 1]!, message: 'a header has no `:` behind its name'}]
  })
}

function curlWriteOut({words}: ProgramCall): readonly BadWord[] {
  return words.flatMap((word) =>
    [...(textOfWord(word) ?? '').matchAll(/%\{(\w+)\}/g)].flatMap(([, name = '']) => {
      if (writeOutNames.has(name)) return []
      const near = nearest(name, [...writeOutNames])
      return [{word, message: `curl writes no \`%{${name}}\`${near ? `; \`%{${near}}\` is meant` : ''}`}]
    }),
  )
}

/** Words that are options without a value, values, or the rest: there must be a rest. */
function curlAddress(call: ProgramCall): readonly BadWord[] {
  const {words} = call
  if (hasOption(call, '--config', '-K', '--url', '--help', '--version', '-V', '-h', '--next')) return []
  const hasAddress = words.slice(1).some((word) => {
    const text = fixedText(word)
    return word.parts.some(({kind}) => kind !== 'text') || /[./:]/.test(text)
  })
  const isSecond = words.length > 1 && words.slice(1).every((word) => !/@|^\$/.test(fixedText(word)))
  return hasAddress || !isSecond || !words[0] ? [] : [{word: words[0], message: 'curl is given no address'}]
}

function schedule({words}: ProgramCall): readonly BadWord[] {
  return optionValue(words, '--schedule').flatMap(({word, value}) => {
    const isReadable =
      /^every |^@/.test(value) || /^(?:[\d*,/LW#A-Za-z-]+\s+){4}[\d*,/LW#A-Za-z-]+$/.test(value)
    return isReadable ? [] : [{word, message: `\`${value}\` is no schedule of five fields`}]
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
