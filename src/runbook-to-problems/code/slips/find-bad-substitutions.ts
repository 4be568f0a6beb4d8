import type {Finding} from '../../rule.ts'
import type {CodeBlock} from '../code-block.ts'
import {findingAt} from '../code-rule.ts'

/** Behind `${NAME`: a `:` that no operator and no number follows, an `@` without a letter of its own, no operator at all, or a lone index. */
const bad =
  /\$\{[A-Za-z_]\w*(?::(?![-=?+\w\s$("#])|@(?![QEPAKaUuLk]\})|[^\w}:[\-+=?#%/^,@]|\[[^\]]*\](?=[^}:\-+=?#%/^,@]))[^}\n]*\}?/g

/** Expansions that bash refuses only when it runs them, or that leave nothing. ex: `${NAME:}` for `${NAME:-}`, `${NAME:*}` for `${NAME%%:*}` */
export function findBadSubstitutions(block: CodeBlock): readonly Finding[] {
  const refused = [...block.code.matchAll(bad)].map(({index, 0: text}) =>
    findingAt(block, index, {
      message: `\`${text}\` has no operator that bash knows behind its name: it ends with "bad substitution".`,
      hint: 'Write an operator such as `:-`, `%%` or `##`.',
    }),
  )
  const emptied = [...block.code.matchAll(/\$\{\w+\/\/?\*\/?\}/g)].map(({index, 0: text}) =>
    findingAt(block, index, {
      message: `\`${text}\` is always empty: its pattern is \`*\`.`,
      hint: 'Write `%` or `%%` before the pattern to cut it off the end, `#` or `##` to cut it off the start.',
    }),
  )
  return [...refused, ...emptied]
}
