import {type CodeBlock, isShell, textAt} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import {textOfWord} from '../shell/shell-tree.ts'
import {bash, step} from './parser/example.ts'

/** A sign that is valid shell, and never what a step means. */
export const shellSlip: CodeRule = {
  id: 'shell-slip',
  severity: 'error',
  asks: 'A step writes to no file with a number for its name, keeps no command as an array, and waits for what it starts.',
  explain:
    '`>2` makes a file that is called 2 where `>&2` was meant, `state=(gcloud …)` runs nothing, and behind a lone `&` the next command does not know how the first one ended. The shell accepts all three.',
  wrong: step('#look .read', bash('echo late >2')),
  right: step('#look .read', bash('echo late >&2')),
  checkBlock(block) {
    if (!isShell(block) || !(block.step || block.isOurs)) return []
    if (!block.shell) return lostDocuments(block)
    return [
      ...lostDocuments(block),
      ...namesWithSpaces(block),
      ...numberedFiles(block),
      ...arrays(block),
      ...backgrounds(block),
      ...badSubstitutions(block),
      ...emptyValues(block),
      ...printedNumbers(block),
      ...strayEnds(block),
    ]
  },
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
  return (block.shell?.commands ?? []).flatMap(({words}) => {
    const last = words.at(-1)
    if (!last || textOfWord(last) !== ']]' || textOfWord(words[0]) === '[[') return []
    return [
      findingAt(block, words[0]!.start, {message: '`]]` has no `[[`.', hint: 'Write `[[` before the words.'}),
    ]
  })
}

/** ex: `${NAME:}` for `${NAME:-}`, `${NAME[:/]*}` for `${NAME%%[:/]*}` */
function badSubstitutions(block: CodeBlock): readonly Finding[] {
  return [
    ...block.code.matchAll(
      /\$\{[A-Za-z_]\w*(?::\}|[^\w}:[\-+=?#%/^,@]|\[[^\]]*\](?=[^}:\-+=?#%/^,@])).*?\}?/g,
    ),
  ].map(({index, 0: text}) =>
    findingAt(block, index, {
      message: `\`${text}\` has no operator that bash knows behind its name: it ends with "bad substitution".`,
      hint: 'Write an operator such as `:-`, `%%` or `##`.',
    }),
  )
}

/** ex: a line `JSON` without `<<JSON` before it */
function lostDocuments(block: CodeBlock): readonly Finding[] {
  return [...block.code.matchAll(/^[A-Z]{3,}$/gm)].flatMap(({0: mark, index}) => {
    if (new RegExp(`<<-?\\s*['"]?${mark}\\b`).test(block.code.slice(0, index))) return []
    const message = `\`${mark}\` ends no here-document: \`<<${mark}\` is missing.`
    return [findingAt(block, index, {message, hint: `Write \`<<${mark}\` behind the command that reads it.`})]
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

/** The code with letters in place of what quotes, here-documents and comments hold. */
function bareCode({code, shell}: CodeBlock): string {
  let bare = code
    .replace(/\\[\s\S]/g, '__')
    .replace(/'[^']*'|"[^"]*"/g, (text) => '_'.repeat(text.length))
    .replace(/(^|\s)#.*/gm, (text) => ' '.repeat(text.length))
  for (const {start, end} of shell?.texts ?? [])
    bare = bare.slice(0, start) + '_'.repeat(end - start) + bare.slice(end)
  return bare
}
