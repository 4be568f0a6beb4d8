import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {startOfWord, textOfWord} from '../shell/shell-tree.ts'
import {hasOption, operandsOf, type ProgramCall, unwrap} from '../shell/unwrap.ts'

const editors = new Set(['vi', 'vim', 'nano', 'emacs', 'less', 'more', 'top', 'htop', 'man'])

/** A step waits for nobody. */
export const interactiveCommand: CodeRule = {
  id: 'interactive-command',
  severity: 'warning',
  asks: 'No command of a step waits for a person at a terminal.',
  explain:
    'A step has no terminal, its standard input is empty: an editor ends at once, psql without a command reads nothing and succeeds, and gcloud gives up at its question. Use `--quiet`, `-c`, or a SQL block.',
  wrong:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [psql]\n---\n:::step[Look]{#look .read}\n```bash\npsql --host=localhost\n```\n:::',
  right:
    '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [psql]\n---\n:::step[Look]{#look .read}\n```bash\npsql --host=localhost --command="SELECT 1"\n```\n:::',
  checkBlock(block) {
    if (!isShell(block) || !block.step) return []
    return (block.shell?.commands ?? []).map(unwrap).flatMap((call) => {
      const hint = answerFor(call, block)
      if (hint === undefined) return []
      const message = `\`${call.name}\` waits for a person here, and a step has no terminal.`
      return [findingAt(block, call.words[0]?.start ?? call.command.start, {message, hint})]
    })
  },
}

function answerFor(call: ProgramCall, {shell}: CodeBlock): string | undefined {
  const {name = '', command} = call
  if (editors.has(name)) return 'Print with `cat`, `head` or `sed`.'
  const isFed = command.pipe.index > 0 || command.redirects.some(({operator}) => operator.startsWith('<'))
  if (
    name === 'psql' &&
    !isFed &&
    !hasOption(call, '-c', '--command', '-f', '--file', '-l', '--list', '--version', '-V')
  )
    return 'Give `--command=…`, or write a SQL block.'
  if (name === 'read' && !isFed && hasOption(call, '-p', '-s'))
    return 'Make it an input of the runbook, or a manual step.'
  if (name === 'gcloud' && asks(call) && !hasOption(call, '--quiet', '-q') && shell) return 'Add `--quiet`.'
  return undefined
}

/** Commands of gcloud that ask before they act. */
function asks(call: ProgramCall): boolean {
  const words = operandsOf(call).map((word) => textOfWord(word) ?? startOfWord(word))
  const path = words.join(' ')
  return (
    words.slice(0, 6).some((word) => word === 'delete' || word === 'destroy') ||
    /\bsql (?:backups restore|instances (?:restore-backup|failover|restart|promote-replica|reset-ssl-config)|import)\b/.test(
      path,
    )
  )
}
