import {isShell} from '../../code/code-block.ts'
import {type CodeRule, findingAt} from '../../code/code-rule.ts'
import {fence, step} from '../parser/example.ts'

/** A way back does not need what its own step would have printed. */
export const captureMayBeMissing: CodeRule = {
  id: 'capture-may-be-missing',
  severity: 'error',
  asks: 'A rollback uses the capture of its own step with a default: `${NAME:-}`.',
  explain:
    'A step that failed has printed nothing, so its capture has no value. The rollback then ends with "unbound variable", and what the step had already made stays.',
  wrong: step(
    '#make .change',
    `${'```bash capture=MADE\necho made\n```\n'}${fence('bash rollback .change', 'if test -n "$MADE"; then echo "$MADE"; fi')}`,
  ),
  right: step(
    '#make .change',
    `${'```bash capture=MADE\necho made\n```\n'}${fence('bash rollback .change', 'if test -n "${MADE:-}"; then echo "$MADE"; fi')}`,
  ),
  checkBlock(block) {
    const {
      shell,
      step: own,
      fence: {role},
    } = block
    const name = own?.run?.capture
    if (!isShell(block) || !shell || role !== 'rollback' || name === undefined) return []
    const uses = shell.expansions
      .filter((expansion) => expansion.name === name)
      .sort((a, b) => a.start - b.start)
    const [first] = uses
    if (!first || first.operator !== undefined || shell.defined.has(name)) return []
    const message = `\`${name}\` has no value where the step has failed, and this rollback ends there.`
    return [
      findingAt(block, first.start, {
        message,
        hint: `Write \`\${${name}:-}\` first, and do nothing where it is empty.`,
      }),
    ]
  },
}
