import type {Finding} from '../../rule.ts'
import type {CodeBlock} from '../code-block.ts'
import {findingAt} from '../code-rule.ts'

/** Expansions that bash refuses only when it runs them. ex: `${NAME:}` for `${NAME:-}`, `${NAME[:/]*}` for `${NAME%%[:/]*}` */
export function findBadSubstitutions(block: CodeBlock): readonly Finding[] {
  return [
    ...block.code.matchAll(
      /\$\{[A-Za-z_]\w*(?::\}|[^\w}:[\-+=?#%/^,@]|\[[^\]]*\](?=[^}:\-+=?#%/^,@])).*?\}?/g,
    ),
  ].map(({index, 0: text}) =>
    findingAt(block, index, {
      message: `\`${text}\` has no operator that bash knows behind its name: it ends with "bad substitution".`,
      hint: 'Write an operator such as `:-`, `%%` or `##`.',
    }),
  )
}
