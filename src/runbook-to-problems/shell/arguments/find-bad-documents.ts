import {findJsonError} from '../../code/find-json-error.ts'
import type {ShellCommand} from '../shell-tree.ts'
import type {Misfit} from './misfit.ts'

/** A here-document that begins as JSON is JSON; a value stands for each variable. */
export function findBadDocuments(code: string, commands: readonly ShellCommand[]): readonly Misfit[] {
  return commands.flatMap(({redirects}) =>
    redirects.flatMap(({document}) => {
      const text = document ? code.slice(document.start, document.end) : ''
      if (!document || !/^\s*[{[]/.test(text)) return []
      const error = findJsonError(fillExpansions(text))
      if (!error) return []
      return [
        {
          start: document.start + error.offset,
          message: `the here-document is no JSON: ${error.message}`,
        },
      ]
    }),
  )
}

/** The text with zeros in place of expansions, and of the end mark that some grammars count in. */
function fillExpansions(text: string): string {
  const zeros = (found: string) => '0'.repeat(found.length)
  let filled = text
    .replace(/\n[ \t]*[A-Z]+[ \t]*$/, (end) => ' '.repeat(end.length))
    .replace(/\$\{[^}]*\}|\$\w+/g, zeros)
  for (let at = filled.indexOf('$('); at !== -1; at = filled.indexOf('$(')) {
    const end = endOfParentheses(filled, at + 1)
    filled = `${filled.slice(0, at)}1${'0'.repeat(end - at)}${filled.slice(end + 1)}`
  }
  // Several values side by side are a list whose parts only a run can tell.
  return filled
    .replace(/(?<=[[,]\s*)0+(?=\d)/g, (found) => '1'.repeat(found.length))
    .replace(/(?<![\w."])0(0+)(?![\w."])/g, '1$1')
}

function endOfParentheses(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')' && --depth === 0) return at
  }
  return text.length - 1
}
