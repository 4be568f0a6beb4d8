import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import {textOfWord, type Word} from '../shell-tree.ts'
import {hasOption, type ProgramCall} from '../unwrap.ts'
import {type BadWord, fixedText, type Judge} from './bad-word.ts'
import {writeOutNames} from './write-out-names.ts'

const numbered =
  /^--(?:max-time|connect-timeout|retry|retry-delay|retry-max-time|max-redirs|speed-limit|speed-time)$/
/** Options whose value is no address, though it may hold a dot or a slash. */
const takesValue =
  /^(?:-[A-Za-z]*[odwHXAeuTFbcmK]|--(?:output|write-out|header|data|data-\w+|json|request|user-agent|referer|user|form|upload-file|cookie|cookie-jar|cacert|cert|key|resolve|proxy|limit-rate))$/

/** What curl refuses of its own words. */
export const curlJudges: readonly Judge[] = [numbers, headers, writeOuts, address]

function numbers({words}: ProgramCall): readonly BadWord[] {
  return words.flatMap((word, index) => {
    const option = textOfWord(word) ?? ''
    const next = words[index + 1]
    if (!numbered.test(option)) return []
    const value = textOfWord(next)
    if (next && (value === undefined ? !fixedText(next).includes('/') : /^\d+(?:\.\d+)?$/.test(value)))
      return []
    return [
      {
        word,
        message: `\`${option}\` wants a number, and gets ${value === undefined ? 'none' : `\`${value}\``}`,
      },
    ]
  })
}

function headers({words}: ProgramCall): readonly BadWord[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1]
    const text = textOfWord(next)
    if (!/^(?:-H|--header)$/.test(textOfWord(word) ?? '') || !next || text === undefined) return []
    return /^@|^[\w-]+\s*[:;]/.test(text)
      ? []
      : [{word: next, message: 'a header has no `:` behind its name'}]
  })
}

function writeOuts({words}: ProgramCall): readonly BadWord[] {
  return words.flatMap((word) =>
    [...(textOfWord(word) ?? '').matchAll(/%\{(\w+)\}/g)].flatMap(([, name = '']) => {
      if (writeOutNames.has(name)) return []
      const near = nearest(name, [...writeOutNames])
      return [{word, message: `curl writes no \`%{${name}}\`${near ? `; \`%{${near}}\` is meant` : ''}`}]
    }),
  )
}

/** An address is a word that is no option and no option's value, and is a variable or has a dot, a slash or a colon. */
function address(call: ProgramCall): readonly BadWord[] {
  const {words} = call
  const [first] = words
  if (!first || words.length < 2) return []
  if (hasOption(call, '--config', '-K', '--url', '--help', '--version', '-V', '-h', '--next')) return []
  return words.slice(1).some((word, index) => isAddress(word, words[index]))
    ? []
    : [{word: first, message: 'curl is given no address'}]
}

function isAddress(word: Word, before: Word | undefined): boolean {
  const text = fixedText(word)
  const isValue = takesValue.test(textOfWord(before) ?? '') || numbered.test(textOfWord(before) ?? '')
  if (isValue || text.startsWith('-')) return false
  return /[./:]|localhost/.test(text) || word.parts.some(({kind}) => kind !== 'text')
}
