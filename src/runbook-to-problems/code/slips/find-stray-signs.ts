import type {Finding} from '../../rule.ts'
import {alwaysThere, commonTools} from '../../shell/known-commands.ts'
import {isWithin, textOfWord} from '../../shell/shell-tree.ts'
import {isOneEdit} from '../../vocabulary.ts'
import type {CodeBlock} from '../code-block.ts'
import {findingAt} from '../code-rule.ts'
import {bareCode} from './bare-code.ts'

/** Signs of the shell that are valid and stand where none is meant, or miss their other half. */
export function findStraySigns(block: CodeBlock): readonly Finding[] {
  return [
    ...arrays(block),
    ...backgrounds(block),
    ...strayEnds(block),
    ...lostDocuments(block),
    ...oddConnectives(block),
    ...lostSubstitutions(block),
  ]
}

/** ex: `state=(gcloud sql …)`, where `$(` was meant */
function arrays(block: CodeBlock): readonly Finding[] {
  return [
    ...bareCode(block).matchAll(/\b\w+=\((?:gcloud|curl|printf|echo|cat|date|sort|psql|kubectl|npx) /g),
  ].map(({index, 0: text}) =>
    findingAt(block, index, {
      message: `\`${text.trim()}…)\` is a list of words, and runs nothing.`,
      hint: 'Write `$(` before the command.',
    }),
  )
}

function backgrounds(block: CodeBlock): readonly Finding[] {
  return [...bareCode(block).matchAll(/[^&>|<;\s] &(?= +[^\s#&])/g)].map(({index}) =>
    findingAt(block, index + 2, {
      message: 'Behind a lone `&` the next command does not wait, and nobody learns how the first one ended.',
      hint: 'Write `&&`, or a new line.',
    }),
  )
}

/** ex: `"$state" == a ]]`, whose `[[` is gone */
function strayEnds(block: CodeBlock): readonly Finding[] {
  let open = 0
  return [...bareCode(block).matchAll(/(?<=^|[\s(!])\[\[(?=\s)|(?<=\s)\]\](?=[\s;)&|]|$)/g)].flatMap(
    ({0: sign, index}) => {
      open = sign === '[[' ? 1 : open - 1
      if (open >= 0) return []
      open = 0
      return [findingAt(block, index, {message: '`]]` has no `[[`.', hint: 'Write `[[` before the words.'})]
    },
  )
}

/** ex: a line `JSON` without `<<JSON` before it. Each start ends once, in its order. */
function lostDocuments(block: CodeBlock): readonly Finding[] {
  const started: string[] = []
  return [
    ...block.code.matchAll(/(?<!<)<<-?\s*['"]?(?<start>[A-Z]+)\b|(?<=^|\n)(?<end>[A-Z]{3,})(?=\n|$)/g),
  ].flatMap(({groups, index}) => {
    const {start, end: mark} = groups ?? {}
    if (start !== undefined) started.push(start)
    if (mark === undefined) return []
    const at = started.indexOf(mark)
    if (at !== -1) {
      started.splice(at, 1)
      return []
    }
    const message = `\`${mark}\` ends no here-document: \`<<${mark}\` is missing.`
    return [findingAt(block, index, {message, hint: `Write \`<<${mark}\` behind the command that reads it.`})]
  })
}

/** ex: `STARTED="(date -u)"`, where `$(` was meant; what is told to a reader may hold such brackets */
function lostSubstitutions(block: CodeBlock): readonly Finding[] {
  const {literals = [], commands = []} = block.shell ?? {}
  const told = commands.filter(({words}) => /^(?:echo|printf)$/.test(textOfWord(words[0]) ?? ''))
  return literals
    .filter((piece) => !piece.isSingle && !told.some((command) => isWithin(piece, command)))
    .flatMap(({start, end}) =>
      [...block.code.slice(start, end).matchAll(/(?<![\w$<>\\ ])\(([a-z][\w-]+) [-+./\w][^()]*\)/g)].flatMap(
        ({0: text, 1: name = '', index}) => {
          if (!alwaysThere.has(name) && !commonTools.has(name)) return []
          const message = `\`${text}\` is text, and runs nothing.`
          return [findingAt(block, start + index, {message, hint: `Write \`$${text}\`.`})]
        },
      ),
    )
}

/** ex: `a=b ANND c=d` in a filter, wherever it is written */
function oddConnectives(block: CodeBlock): readonly Finding[] {
  return [...block.code.matchAll(/(?<=[\w"')] )[A-Z]{2,5}(?= [\w\\.]+(?:[=:<>]| ))/g)].flatMap(
    ({0: word, index}) => {
      const line = block.code.slice(block.code.lastIndexOf('\n', index) + 1, index)
      if (
        !/\w(?:\.\w+)+ ?[=:]/.test(line) ||
        /^(?:AND|ANY|END|ADD|AN)$/.test(word) ||
        !isOneEdit(word, 'AND')
      )
        return []
      const message = `\`${word}\` joins no conditions.`
      return [findingAt(block, index, {message, hint: 'Write `AND`, `OR` or `NOT`.'})]
    },
  )
}
