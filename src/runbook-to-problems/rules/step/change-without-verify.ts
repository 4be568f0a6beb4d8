import type {PageRule} from '../../rule.ts'
import {bash, step} from '../parser/example.ts'

/** A step that changes something can tell whether it has. */
export const changeWithoutVerify: PageRule = {
  id: 'change-without-verify',
  severity: 'error',
  asks: 'A step that changes something has a verify block.',
  explain:
    'A command that ends well has not always done its work, and after a crash only a verify can tell whether to do it again.',
  wrong: step('#touch .change', bash('touch x')),
  right: step('#touch .change', bash('touch x'), bash('test -e x', 'verify')),
  check: ({runbook}) =>
    runbook.steps
      .filter(({risk, run, verify}) => risk !== 'read' && run && !verify)
      .map(({id, risk, place}) => ({
        place,
        message: `Step \`${id}\` is \`.${risk}\` and has no verify block.`,
        hint: 'Add "```bash verify" with a command that holds only when the change is there.',
      })),
}
