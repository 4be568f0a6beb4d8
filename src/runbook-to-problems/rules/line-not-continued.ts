import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {startOfWord} from '../shell/shell-tree.ts'

/** No line begins with an option: the line before was meant to go on. */
export const lineNotContinued: CodeRule = {
  id: 'line-not-continued',
  severity: 'error',
  asks: 'No command begins with an option.',
  explain:
    'Where the backslash at the end of a line is lost, the shell runs the first half of the command alone, without what the second half says, and then looks for a program named `--project`. On a stranger’s page this is a note, because it may list options.',
  wrong: ':::step[Look]{#look .read}\n```bash\necho hello\n  --loud\n```\n:::',
  right: ':::step[Look]{#look .read}\n```bash\necho hello \\\n  --loud\n```\n:::',
  checkBlock(block) {
    if (!isShell(block)) return []
    const commands = (block.shell?.commands ?? []).map(({words, start}) => ({
      name: startOfWord(words[0]),
      start,
    }))
    return [...commands, ...assigned(block)].flatMap(({name, start}) => {
      if (!/^--?[a-zA-Z]/.test(name)) return []
      const message = `The option \`${name}\` stands alone: the shell takes it for a program.`
      const hint = 'End the line before with a backslash, with no space behind it.'
      return [
        findingAt(block, start, {message, hint, severity: block.step || block.isOurs ? 'error' : 'note'}),
      ]
    })
  },
}

/** To the grammar, a lone `--format=json` gives a value to a variable named `--format`. */
function assigned({shell, code}: CodeBlock): readonly {readonly name: string; readonly start: number}[] {
  return [...(shell?.defined.keys() ?? [])].flatMap((name) => {
    const start = name.startsWith('-') ? code.search(new RegExp(`(?<=^[ \\t]*)${name}=`, 'm')) : -1
    return start === -1 ? [] : [{name, start}]
  })
}
