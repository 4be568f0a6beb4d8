import {type CodeRule, findingAt} from '../code/code-rule.ts'

/** shellcheck has nothing to say, where it is installed. */
export const shellcheckFinding: CodeRule = {
  id: 'shellcheck-finding',
  severity: 'warning',
  asks: 'shellcheck, where it is installed, finds nothing from a warning up.',
  explain:
    'shellcheck knows hundreds of mistakes; the message names its number, and its wiki explains each. It reads the block alone: it follows no `source`, and directives in the block have no effect. What our own rules say better is left out.',
  wrong: '```bash\ncd "$HOME"/a b\n```',
  right: '```bash\ncd "$HOME/a b"\n```',
  checkBlock(block) {
    return (block.shellcheck ?? []).map(({code, message, start}) =>
      findingAt(block, start, {
        message: `SC${code}: ${message}`,
        hint: `Look at https://www.shellcheck.net/wiki/SC${code}.`,
      }),
    )
  },
}
