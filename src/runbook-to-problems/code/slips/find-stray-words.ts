import type {Finding} from '../../rule.ts'
import {textOfWord} from '../../shell/shell-tree.ts'
import {type CodeBlock, textAt} from '../code-block.ts'
import {findingAt} from '../code-rule.ts'

/** Words that the shell takes for a file, a program or a text, and that were meant as something else. */
export function findStrayWords(block: CodeBlock): readonly Finding[] {
  return [
    ...numberedFiles(block),
    ...emptyValues(block),
    ...joinedValues(block),
    ...printedNumbers(block),
    ...namesWithSpaces(block),
  ]
}

function numberedFiles(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).flatMap(({redirects}) =>
    redirects.flatMap(({start, operator, target}) => {
      const name = textOfWord(target)
      if (!/^>/.test(operator) || operator.includes('&') || !/^\d$/.test(name ?? '')) return []
      const message = `\`${operator}${name}\` writes to a file with the name \`${name}\`.`
      return [findingAt(block, start, {message, hint: `Write \`>&${name}\`.`})]
    }),
  )
}

/** ex: `--region= "$REGION"` */
function emptyValues(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).flatMap(({words}) =>
    words
      .filter((word) => /^--[a-z][a-z-]*=$/.test(textAt(block, word)))
      .map((word) =>
        findingAt(block, word.start, {
          message: `\`${textAt(block, word)}\` has no value, and the next word belongs to nothing.`,
          hint: 'Take out the space behind the sign.',
        }),
      ),
  )
}

/** ex: `--format'value(name)'`, which is one long name of an option */
function joinedValues(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).flatMap(({words}) =>
    words.slice(1).flatMap((word) => {
      const [, name] = /^(--[a-z][a-z-]*)(?:"[^"=]|'[^'=]|\$)/.exec(textAt(block, word)) ?? []
      if (name === undefined || name.endsWith('-')) return []
      const message = `There is no \`=\` between \`${name}\` and its value.`
      return [findingAt(block, word.start, {message, hint: `Write \`${name}=\`.`})]
    }),
  )
}

/** ex: `echo "too late" 2`, where `>&2` was meant */
function printedNumbers(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).flatMap(({words}) => {
    const last = words.at(-1)
    const isPrinted =
      textOfWord(words[0]) === 'echo' && words.length > 2 && /^["']/.test(textAt(block, words[1]!))
    if (!last || !isPrinted || !/^[12]$/.test(textAt(block, last))) return []
    const number = textAt(block, last)
    return [
      findingAt(block, last.start, {
        message: `\`echo\` prints this \`${number}\`.`,
        hint: `Write \`>&${number}\`, or put the number into the quotes.`,
      }),
    ]
  })
}

/** ex: `'no answer'`, where `echo` was meant before it */
function namesWithSpaces(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).flatMap(({words}) => {
    const [first] = words
    const text = first ? textAt(block, first) : ''
    if (!first || !/^(["']).*\s.*\1$/s.test(text) || /^"[^\s"]*\/[^\s"]*"$/.test(text)) return []
    return [
      findingAt(block, first.start, {
        message: `No program is called ${text.slice(0, 40)}.`,
        hint: 'Write the program before its words.',
      }),
    ]
  })
}
