import {findJsonError} from '../../code/find-json-error.ts'
import type {Word} from '../shell-tree.ts'
import type {ProgramCall} from '../unwrap.ts'
import type {Misfit} from './misfit.ts'

/** Programs whose words may begin like JSON and be another language. */
const others = /^(?:printf|jq|awk|sed|grep|test|\[|\[\[|case|perl|node|python3?)$/

/** A word that begins as a JSON object is one; a value stands for each variable. ex: `--data '{"a": 1}'` */
export function findBadJson(code: string, calls: readonly ProgramCall[]): readonly Misfit[] {
  return calls.flatMap(({name = '', words}) =>
    others.test(name)
      ? []
      : words.slice(1).flatMap((word) => {
          const text = filledText(word).replace(/^--?[\w-]+=/, '')
          const error = /^\s*\{\s*"/.test(text) ? findJsonError(text) : undefined
          if (!error) return []
          return [
            {
              start: placeOf(code, word, text.slice(0, error.offset)),
              message: `the word is no JSON: ${error.message}`,
            },
          ]
        }),
  )
}

/** Quotes and backslashes change the length of a word, and never its lines. */
function placeOf(code: string, word: Word, before: string): number {
  const lines = before.split('\n').length - 1
  let at = word.start
  for (let line = 0; line < lines; line++) at = code.indexOf('\n', at) + 1
  return at
}

function filledText({parts}: Word): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '1')).join('')
}
