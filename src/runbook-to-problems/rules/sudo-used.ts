import {isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {unwrap} from '../shell/unwrap.ts'

/** A step asks nobody for a password. */
export const sudoUsed: CodeRule = {
  id: 'sudo-used',
  severity: 'note',
  asks: 'A step works without `sudo`.',
  explain:
    'A step has no terminal, so `sudo` cannot ask for a password and fails; and what runs under `sudo` is out of reach when the step is ended.',
  wrong: ':::step[Look]{#look .read}\n```bash\nsudo ls /root\n```\n:::',
  right: ':::step[Look]{#look .read}\n```bash\nls "$HOME"\n```\n:::',
  checkBlock(block) {
    if (!isShell(block) || !block.step) return []
    return (block.shell?.commands ?? [])
      .filter((command) => unwrap(command).through.some((name) => name === 'sudo' || name === 'doas'))
      .map((command) =>
        findingAt(block, command.start, {
          message: 'The command asks for another user: a step has no terminal to type a password at.',
          hint: 'Give the operator the permission instead, or use `sudo -n` and say what it needs.',
        }),
      )
  },
}
