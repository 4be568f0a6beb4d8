import {isShell} from '../code/code-block.ts'
import type {CodeRule} from '../code/code-rule.ts'
import {findBadSubstitutions} from '../code/slips/find-bad-substitutions.ts'
import {findCutLines} from '../code/slips/find-cut-lines.ts'
import {findLostValues} from '../code/slips/find-lost-values.ts'
import {findPastedSigns} from '../code/slips/find-pasted-signs.ts'
import {findStraySigns} from '../code/slips/find-stray-signs.ts'
import {findStrayWords} from '../code/slips/find-stray-words.ts'
import {bash, step} from './parser/example.ts'

/** A sign that is valid shell, and never what a step means. */
export const shellSlip: CodeRule = {
  id: 'shell-slip',
  severity: 'error',
  asks: 'No sign or word of a step is valid shell and yet not meant: files called like numbers, commands kept as arrays, a lone `&`, lost `<<` and the like.',
  explain:
    '`>2` makes a file that is called 2 where `>&2` was meant, `state=(gcloud …)` runs nothing, and behind a lone `&` the next command does not know how the first one ended. The shell accepts all three.',
  wrong: step('#look .read', bash('echo late >2')),
  right: step('#look .read', bash('echo late >&2')),
  checkBlock(block) {
    if (!isShell(block) || !(block.step || block.isOurs)) return []
    return [
      ...findStraySigns(block),
      ...findPastedSigns(block),
      ...findCutLines(block),
      ...(block.shell
        ? [...findStrayWords(block), ...findBadSubstitutions(block), ...findLostValues(block)]
        : []),
    ]
  },
}
