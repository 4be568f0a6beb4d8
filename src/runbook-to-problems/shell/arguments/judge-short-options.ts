import {startOfWord, textOfWord, type Word} from '../shell-tree.ts'
import type {ProgramCall} from '../unwrap.ts'
import type {BadWord} from './bad-word.ts'
import {shortOptions, valueOptions} from './short-options.ts'

/** The first short option that its program does not have. */
export function judgeShortOptions(call: ProgramCall): readonly BadWord[] {
  return programsOf(call).flatMap(({name, words}) => {
    if (!Object.hasOwn(shortOptions, name)) return []
    const end = words.findIndex((word) => textOfWord(word) === '--')
    return words
      .slice(0, end === -1 ? undefined : end)
      .flatMap((word) => {
        const message = faultOf(name, textOfWord(word) ?? '')
        return message === undefined ? [] : [{word, message}]
      })
      .slice(0, 1)
  })
}

interface Program {
  readonly name: string
  readonly words: readonly Word[]
}

/** ex: `docker run -v a:b image zap-api-scan.py -t c` runs two programs */
function programsOf({name = '', words}: ProgramCall): readonly Program[] {
  if (name !== 'docker') return [{name, words: words.slice(1)}]
  if (textOfWord(words[1]) !== 'run') return []
  const inner = words.findIndex((word) => Object.hasOwn(shortOptions, textOfWord(word) ?? ''))
  const image = words.findIndex((word, index) => index > 1 && isImage(word, words[index - 1]!))
  const own = {name: 'docker run', words: words.slice(2, image === -1 ? 2 : image)}
  return inner < image ? [own] : [own, {name: textOfWord(words[inner])!, words: words.slice(inner + 1)}]
}

/** The first word that is no option and follows none that takes it. */
function isImage(word: Word, before: Word): boolean {
  return !startOfWord(word).startsWith('-') && !/^-(?:\w*[ehlmpuvw]|-[a-z-]+)$/.test(textOfWord(before) ?? '')
}

function faultOf(name: string, text: string): string | undefined {
  const [, letters] = /^-([A-Za-z]+)$/.exec(text) ?? []
  if (letters === undefined) return undefined
  const takes = Object.hasOwn(valueOptions, name) ? valueOptions[name]! : ''
  // ex: `curl -XPOST`, whose word goes on with the value of its option
  const at = [...letters].findIndex((letter) => takes.includes(letter))
  const own = at === -1 ? letters : letters.slice(0, at + 1)
  const odd = [...own].find((letter) => !shortOptions[name]!.includes(letter))
  if (odd !== undefined) return `\`${name}\` has no option \`-${odd}\``
  const value = letters.slice(own.length)
  if (value.length !== 1) return undefined
  return `\`${text}\` gives \`-${own.at(-1)}\` the value \`${value}\`, and the next word belongs to nothing`
}
