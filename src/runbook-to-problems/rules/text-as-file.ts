import {type CodeBlock, isShell, textAt} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Word} from '../shell/shell-tree.ts'
import {operandsOf, unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

/** How many words that are no options stand before the first file, and short options that take the next word. */
const programs: Readonly<Record<string, {readonly before: number; readonly takes: RegExp}>> = {
  grep: {before: 1, takes: /^-[A-Za-z]*[efmABC]$/},
  sed: {before: 1, takes: /^-[A-Za-z]*[efl]$/},
  sort: {before: 0, takes: /^-[A-Za-z]*[kot]$/},
  uniq: {before: 0, takes: /^-[fsw]$/},
  wc: {before: 0, takes: /^$/},
  head: {before: 0, takes: /^-[nc]$/},
  tail: {before: 0, takes: /^-[nc]$/},
  cut: {before: 0, takes: /^-[bcdf]$/},
  read: {before: 0, takes: /^-[A-Za-z]*[adinNptu]$/},
}

/** What a program reads is a file, or comes by `<<<`. */
export const textAsFile: CodeRule = {
  id: 'text-as-file',
  severity: 'error',
  asks: '`grep`, `sed` and the like are not given the output of a command as the name of a file, and `read` no text as a name.',
  explain:
    '`grep -qx up "$state"` looks for a file that is called like the text in `state`, finds none, and the check never holds. `<<<` hands the text over.',
  wrong: step('#look .read', bash('state=$(cat /etc/hostname)\ngrep -q a "$state"')),
  right: step('#look .read', bash('state=$(cat /etc/hostname)\ngrep -q a <<<"$state"')),
  checkBlock(block) {
    if (!isShell(block) || !block.shell || !(block.step || block.isOurs)) return []
    return block.shell.commands.map(unwrap).flatMap((call) => {
      const program = programs[call.name ?? '']
      if (!program || call.words.some((word) => program.takes.test(textAt(block, word)))) return []
      return operandsOf(call)
        .slice(program.before)
        .filter((word) => (call.name === 'read' ? isExpanded(word, block) : isText(word, block)))
        .map((word) =>
          findingAt(block, word.start, {
            message: `\`${textAt(block, word)}\` is text, and \`${call.name}\` takes it for the name of a ${call.name === 'read' ? 'variable' : 'file'}.`,
            hint: `Write \`<<<${textAt(block, word)}\`.`,
          }),
        )
    })
  },
}

/** `read` wants names. */
function isExpanded(word: Word, block: CodeBlock): boolean {
  return /^"?\$\{?\w+\}?"?$/.test(textAt(block, word))
}

/** True for a lone variable that the block takes from the output of a command, or that steps keep. */
function isText(word: Word, block: CodeBlock): boolean {
  const [, name] = /^"\$\{?(\w+)(?::-)?\}?"$/.exec(textAt(block, word)) ?? []
  if (name === undefined || /FILE|PATH|DIR/i.test(name)) return false
  const given = new RegExp(`\\b${name}="?\\$\\((?!mktemp|ls|find|realpath|command|readlink)`)
  return (
    given.test(block.code) ||
    (block.siblings.some(({fence}) => new RegExp(`\\bcapture=${name}\\b`).test(fence.meta)) &&
      !block.shell?.defined.has(name))
  )
}
