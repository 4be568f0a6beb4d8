import type {Severity} from '../../model/problem.ts'
import type {Finding, RuleText} from '../rule.ts'
import type {CodeBlock} from './code-block.ts'

/** A rule about one fence. Pure: trees, verdicts and scope come with the block. */
export interface CodeRule extends RuleText {
  readonly checkBlock: (block: CodeBlock) => readonly Finding[]
}

/** What a rule says about a piece of a block. */
export interface Said {
  readonly message: string
  readonly hint: string
  readonly severity?: Severity
}

/** A finding at an offset of a block's code. */
export function findingAt(block: CodeBlock, offset: number, said: Said): Finding {
  return {...said, place: block.placeOf(offset)}
}
