import {isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Expansion, ShellTree} from '../shell/shell-tree.ts'

/** A value that the shell would split into words stands in quotes. */
export const expansionUnquoted: CodeRule = {
  id: 'expansion-unquoted',
  severity: 'error',
  asks: 'A variable in an argument stands in double quotes.',
  explain:
    'Without quotes the shell splits the value at spaces and expands `*` in it: a value that nobody tried becomes several arguments, or the name of a file. It is an error in a step and a warning elsewhere. Assignments, `[[ … ]]`, arithmetic, `case`, here-documents and the list of a `for` need no quotes.',
  wrong: ':::step[Look]{#look .read}\n```bash\necho $RUNBOOK_RUN\n```\n:::',
  right: ':::step[Look]{#look .read}\n```bash\necho "$RUNBOOK_RUN"\n```\n:::',
  checkBlock(block) {
    const {shell} = block
    if (!isShell(block) || !shell?.isWhole) return []
    return shell.expansions
      .filter((expansion) => isSplit(expansion, shell))
      .map((expansion) => {
        const written = block.code.slice(expansion.start, expansion.end)
        return findingAt(block, expansion.start, {
          message: `\`${written}\` stands without quotes: the shell splits its value into words.`,
          hint: `Write \`"${written}"\`.`,
          severity: block.step ? 'error' : 'warning',
        })
      })
  },
}

function isSplit({quoted, use, name}: Expansion, {defined}: ShellTree): boolean {
  if (quoted || use !== 'argument') return false
  const values = defined.get(name) ?? []
  // ex: `n=3; sleep $n` has nothing to split
  return values.length === 0 || !values.every((value) => value !== undefined && /^[\w./:-]+$/.test(value))
}
