import type {Problem} from '../../model/problem.ts'
import type {CodeBlock} from './code-block.ts'
import {blockRules} from './code-rules.ts'

/** Holds blocks against every rule about code. What a refused block says is not looked at further. */
export function verifyBlocks(blocks: readonly CodeBlock[]): readonly Problem[] {
  return blocks.flatMap((block) =>
    blockRules.flatMap(({id, severity, checkBlock}) =>
      checkBlock(block).map((finding) => ({
        ...{rule: id, severity: finding.severity ?? severity},
        ...{message: finding.message, hint: finding.hint, place: finding.place},
      })),
    ),
  )
}
