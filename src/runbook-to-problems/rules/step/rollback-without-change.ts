import type {PageRule} from '../../rule.ts'
import {bash, step} from '../parser/example.ts'

/** A step that only looks has nothing to roll back. */
export const rollbackWithoutChange: PageRule = {
  id: 'rollback-without-change',
  severity: 'error',
  asks: 'A `.read` step has no rollback block.',
  explain:
    'Either the step changes something and its risk says less than it does, or the block was meant to be a verify. A rollback of a run would execute it.',
  wrong: step('#look .read', bash('test -e x'), bash('test -e x', 'rollback')),
  right: step('#look .read', bash('test -e x'), bash('test -e x', 'verify')),
  check: ({runbook}) =>
    runbook.steps.flatMap(({id, risk, rollback}) =>
      risk === 'read' && rollback
        ? [
            {
              place: rollback.place,
              message: `Step \`${id}\` is \`.read\` and has a rollback block.`,
              hint: 'Mark the step `.change`, or write `verify` instead of `rollback`.',
            },
          ]
        : [],
    ),
}
