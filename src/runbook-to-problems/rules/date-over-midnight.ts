import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {builtins} from '../shell/known-commands.ts'
import {isWithin, type ShellCommand, startOfWord} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'

/** A name that holds the day is formed once. */
export const dateOverMidnight: CodeRule = {
  id: 'date-over-midnight',
  severity: 'warning',
  asks: 'The day is not asked for twice, and is no part of a name.',
  explain:
    'A run may cross midnight, or be resumed the next day: a name with `$(date +%F)` in it is then another one, and the second block does not find what the first one made. `RUNBOOK_RUN` and `RUNBOOK_STARTED` stay the same over the whole run.',
  wrong: ':::step[Copy]{#copy .change}\n```bash\ncp "$HOME/a" "$HOME/a-$(date +%F)"\n```\n:::',
  right: ':::step[Copy]{#copy .change}\n```bash\ncp "$HOME/a" "$HOME/a-$RUNBOOK_RUN"\n```\n:::',
  checkBlock(block) {
    if (!isShell(block) || !block.step) return []
    const days = daysOf(block)
    const isRepeated =
      days.length > 0 && block.siblings.filter((other) => daysOf(other).length > 0).length > 1
    return days
      .filter((day) => isRepeated || isInName(day, block))
      .map((day) =>
        findingAt(block, day.start, {
          message: isRepeated
            ? 'Several blocks ask for the day: a run may cross midnight between them.'
            : 'The day is part of an argument: on the next day, or in a resumed run, it is another one.',
          hint: 'Use `$RUNBOOK_RUN` or `$RUNBOOK_STARTED`, or capture the day once.',
        }),
      )
  },
}

function daysOf({shell}: CodeBlock): readonly ShellCommand[] {
  return (shell?.commands ?? []).filter(
    ({words}) =>
      startOfWord(words[0]) === 'date' && words.some((word) => /^\+.*%[FdDjmxe]/.test(startOfWord(word))),
  )
}

function isInName(day: ShellCommand, {shell}: CodeBlock): boolean {
  return (shell?.commands ?? []).some((command) => {
    if (command === day || !isWithin(day, command)) return false
    const {name, words} = unwrap(command)
    return name !== undefined && !builtins.has(name) && words.slice(1).some((word) => isWithin(day, word))
  })
}
