import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {findPlaceholders} from '../code/find-placeholders.ts'

/** A block can be run as it stands. */
export const placeholderLeft: CodeRule = {
  id: 'placeholder-left',
  severity: 'error',
  asks: 'A block holds no placeholder such as `<NAME>`, `YOUR_PROJECT` or `xxx`.',
  explain:
    'A placeholder must be seen and replaced, at 3 a.m.; `<NAME>` is even valid shell, and reads from a file of that name. A value that changes is an input. Outside of steps this is a note.',
  wrong: ':::step[Look]{#look .read}\n```bash\ncat <FILE_NAME>\n```\n:::',
  right: ':::step[Look]{#look .read}\n```bash\ncat "$TMPDIR/answer"\n```\n:::',
  checkBlock(block) {
    const isCode = ['bash', 'sh', 'sql', 'powershell', 'python'].includes(block.language)
    if (!isCode) return []
    return findPlaceholders(block.code).map(({start, text}) =>
      findingAt(block, start, {
        message: `\`${text}\` is a placeholder: the block cannot run as it stands.`,
        hint: 'Make it an input and write its variable, in quotes.',
        severity: block.step ? 'error' : 'note',
      }),
    )
  },
}
