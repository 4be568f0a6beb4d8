import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {findJsonError} from '../code/find-json-error.ts'
import type {Finding} from '../rule.ts'
import {findBadSchemes} from '../shell/arguments/find-bad-schemes.ts'
import {judgeCall} from '../shell/arguments/judge-call.ts'
import {judgePattern} from '../shell/arguments/judge-pattern.ts'
import {unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

/** A word that the shell passes on is one that the program can read. */
export const argumentMalformed: CodeRule = {
  id: 'argument-malformed',
  severity: 'error',
  asks: 'Patterns, formats, schedules, addresses, short options and JSON in a step are ones that their program reads.',
  explain:
    'To the shell they are text. The program refuses them when it runs, in the middle of a recovery, or takes them for something else.',
  wrong: step('#look .read', bash("grep -E '(alive|well' /etc/hostname")),
  right: step('#look .read', bash("grep -E '(alive|well)' /etc/hostname")),
  checkBlock(block) {
    if (!isShell(block) || !block.shell || !block.step) return []
    const words = block.shell.commands.map(unwrap).flatMap(judgeCall)
    return [
      ...words.map(({word, message}) => said(block, word.start, message)),
      ...documents(block),
      ...comparisons(block),
      ...devices(block),
      ...findBadSchemes(block.code).map(({start, scheme, meant}) =>
        said(block, start, `\`${scheme}://\` is no address; \`${meant}://\` is meant`),
      ),
    ]
  },
}

function said(block: CodeBlock, start: number, message: string): Finding {
  return findingAt(block, start, {
    message: `${message[0]!.toUpperCase()}${message.slice(1)}.`,
    hint: 'Correct the word.',
  })
}

/** A here-document that begins as JSON is JSON; a value stands for each variable. */
function documents(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).flatMap(({redirects}) =>
    redirects.flatMap(({document}) => {
      const text = document ? block.code.slice(document.start, document.end) : ''
      if (!document || !/^\s*[{[]/.test(text)) return []
      const error = findJsonError(fillExpansions(text))
      return error
        ? [said(block, document.start + error.offset, `the here-document is no JSON: ${error.message}`)]
        : []
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

/** ex: `[[ "$a" =~ ^[0-9+$ ]]` */
function comparisons(block: CodeBlock): readonly Finding[] {
  return [...block.code.matchAll(/(?<==~ )[^\s"'$]\S*(?:\\ \S*)*/g)].flatMap(({0: pattern, index}) => {
    const fault = judgePattern(pattern)
    return fault ? [said(block, index, `the pattern's ${fault}`)] : []
  })
}

const known = new Set([
  'null',
  'zero',
  'full',
  'random',
  'urandom',
  'tty',
  'stdin',
  'stdout',
  'stderr',
  'fd',
  'shm',
  'console',
  'tcp',
  'udp',
])

/** ex: `/dev/nul`, `/ddev/null` */
function devices(block: CodeBlock): readonly Finding[] {
  return [...block.code.matchAll(/(?<=[\s"'=><])\/([a-z]{2,4})\/([a-z]{2,8})\b(?!\/)/g)].flatMap(
    ({0: path, 1: folder, 2: name = '', index}) => {
      const isDevice = folder === 'dev'
      const isOdd = isDevice
        ? !known.has(name) && !/^(?:sd|nvme|tty|loop|mapper|disk)/.test(name)
        : known.has(name) && folder !== 'proc' && folder !== 'run'
      return isOdd ? [said(block, index, `\`${path}\` is no device`)] : []
    },
  )
}
