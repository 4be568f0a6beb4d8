import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import {textOfWord, type Word} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

const numeric = /^-(?:eq|ne|lt|le|gt|ge)$/
const binary = /^(?:==?|!=|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef|a|o))$/
const unary = /^(?:!|-[abcdefghknoprstuvwxzGLNORS])$/

/** What stands between two words of a test is an operator. */
export const testOperator: CodeRule = {
  id: 'test-operator',
  severity: 'error',
  asks: '`test` has operators that it knows, and numbers where it compares numbers.',
  explain:
    'To a parser the operators of `test` are words like any other. A wrong one ends with status 2, which an `if` takes for no.',
  wrong: step('#look .read', bash('test "$RUNBOOK_RUN" -eqq 1')),
  right: step('#look .read', bash('test "$RUNBOOK_RUN" -eq 1')),
  checkBlock(block) {
    if (!isShell(block) || !block.shell || !(block.step || block.isOurs)) return []
    return block.shell.commands.flatMap((command) => {
      const {name, words} = unwrap(command)
      if (name !== 'test') return []
      const given = words.slice(1)
      const rest = textOfWord(given[0]) === '!' && given.length > 1 ? given.slice(1) : given
      return rest.every(isOneWord) ? judge(rest, block) : []
    })
  },
}

function judge(words: readonly Word[], block: CodeBlock): readonly Finding[] {
  const [first, second, third] = words
  if (words.length === 2 && first && second && !unary.test(textOfWord(first) ?? ''))
    return found(first, block, 'Before the word of this test stands no operator, such as `-n` or `-z`.')
  const joins = words.some((word) => /^(?:-a|-o|!|\(|\))$/.test(textOfWord(word) ?? ''))
  if (words.length > 3 && !joins)
    return found(
      words[3]!,
      block,
      `\`test\` has ${words.length} words: an operator such as \`&&\` is missing between two commands.`,
    )
  if (words.length !== 3 || !first || !second || !third || textOfWord(first) === '(') return []
  const operator = textOfWord(second) ?? ''
  if (!binary.test(operator))
    return found(second, block, `\`test\` has no operator \`${operator}\` between two words.`)
  const odd = [first, third].find((word) => !/^\s*[+-]?\d+\s*$/.test(textOfWord(word) ?? '0'))
  return numeric.test(operator) && odd
    ? found(odd, block, `\`${operator}\` compares numbers, and \`${textOfWord(odd)}\` is none.`)
    : []
}

function found(word: Word, block: CodeBlock, message: string): readonly Finding[] {
  return [
    findingAt(block, word.start, {
      message,
      hint: 'Write `=`, `!=`, `-eq`, `-ge` or another one of `help test`.',
    }),
  ]
}

/** An unquoted expansion may be no word, or many. */
function isOneWord({parts}: Word): boolean {
  return parts.every((part) => part.kind === 'text' || part.quoted)
}
