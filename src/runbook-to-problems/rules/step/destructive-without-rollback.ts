import type {PageRule} from '../../rule.ts'
import {bash, step} from '../parser/example.ts'

const statedReason = /\bno way back\b/i

/** A step that destroys something has a way back, or says that there is none. */
export const destructiveWithoutRollback: PageRule = {
  id: 'destructive-without-rollback',
  severity: 'error',
  asks: 'A destructive step has a rollback block, or its text says why there is no way back.',
  explain:
    'The operator decides before the step, with the page as the only source. "No way back" has to be read there.',
  wrong: step('#drop .destructive', bash('rm -r x'), bash('test ! -e x', 'verify')),
  right: step(
    '#drop .destructive',
    'No way back: the files are not kept anywhere.\n',
    bash('rm -r x'),
    bash('test ! -e x', 'verify'),
  ),
  check: ({runbook}) =>
    runbook.steps
      .filter(
        ({risk, run, rollback, prose}) =>
          risk === 'destructive' && run && !rollback && !statedReason.test(prose),
      )
      .map(({id, place}) => ({
        place,
        message: `Step \`${id}\` is \`.destructive\`, has no rollback block and does not say why.`,
        hint: 'Add a rollback block, or a sentence that begins with "No way back:".',
      })),
}
