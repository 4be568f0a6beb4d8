import {isShell, textAt} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {unwrap} from '../shell/unwrap.ts'
import {wantsInput} from '../shell/wants-input.ts'
import {bash, step} from './parser/example.ts'

/** What reads its input is handed one. */
export const inputMissing: CodeRule = {
  id: 'input-missing',
  severity: 'error',
  asks: 'A command that reads what it is handed stands behind `|`, or has a file, `<`, `<<` or `<<<`.',
  explain:
    'A step has an empty standard input: `sed -n p` on a line of its own reads nothing, prints nothing, and passes. Mostly a `|` at the end of the line before is gone.',
  wrong: step('#look .read', bash('cat /etc/hostname\n  sed -n 1p')),
  right: step('#look .read', bash('cat /etc/hostname |\n  sed -n 1p')),
  checkBlock(block) {
    const {code, shell} = block
    if (!isShell(block) || !shell?.isWhole || !(block.step || block.isOurs)) return []
    // Such a shell reads from what it is given, from then on.
    if (/\bexec\b[^\n;]*</.test(code)) return []
    return shell.commands.flatMap((command) => {
      const call = unwrap(command)
      const [first] = call.words
      const isFed = command.isFed || command.redirects.some(({operator}) => operator.startsWith('<'))
      if (isFed || !first || shell.functions.has(call.name ?? '') || !wantsInput(call)) return []
      const message = `\`${textAt(block, first)}\` reads what it is handed, and is handed nothing: no \`|\` before it, no file, no \`<<<\`.`
      const hint = 'Write `|` at the end of the command before, or name what it reads.'
      return [findingAt(block, first.start, {message, hint})]
    })
  },
}
