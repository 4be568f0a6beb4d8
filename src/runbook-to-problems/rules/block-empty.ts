import {isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {bash, step} from './parser/example.ts'

/** A block of a step does something. */
export const blockEmpty: CodeRule = {
  id: 'block-empty',
  severity: 'error',
  asks: 'A block of a step that runs has a command or a statement.',
  explain:
    'A block of nothing, or of comments alone, ends well: the step passes, its verify holds, its rollback undoes nothing, and nobody sees why.',
  wrong: step('#look .read', bash('# hostname')),
  right: step('#look .read', bash('hostname')),
  checkBlock(block) {
    const {step: owner, language, code} = block
    if (!owner || !(isShell(block) || language === 'sql')) return []
    const comments = language === 'sql' ? /--.*|\/\*[\s\S]*?\*\//g : /^[ \t]*#.*/gm
    if (code.replace(comments, '').replace(/[\s;]/g, '') !== '') return []
    return [
      findingAt(block, 0, {
        message: `This block of step \`${owner.id}\` has no ${language === 'sql' ? 'statement' : 'command'}: it does nothing, and passes.`,
        hint: 'Write what it does, or remove the fence.',
      }),
    ]
  },
}
