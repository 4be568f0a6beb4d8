import {type CodeBlock, isShell} from '../../code/code-block.ts'
import {type CodeRule, findingAt} from '../../code/code-rule.ts'
import type {Finding} from '../../rule.ts'
import {isWithin} from '../../shell/shell-tree.ts'
import {fence, step} from '../parser/example.ts'

/** A way back does not need what its own step would have printed. */
export const captureMayBeMissing: CodeRule = {
  id: 'capture-may-be-missing',
  severity: 'error',
  asks: 'A rollback uses the capture of its own step with a default, asks about that of an earlier one with a default, and so does a step before the one that keeps an input: `${NAME:-}`.',
  explain:
    'A step that failed has printed nothing, so its capture has no value. The rollback then ends with "unbound variable", and what the step had already made stays. A step can be passed over, and then keeps nothing. An input that a later step finds has no value before it, unless somebody gives it.',
  wrong: step(
    '#make .change',
    `${'```bash capture=MADE\necho made\n```\n'}${fence('bash rollback .change', 'if test -n "$MADE"; then echo "$MADE"; fi')}`,
  ),
  right: step(
    '#make .change',
    `${'```bash capture=MADE\necho made\n```\n'}${fence('bash rollback .change', 'if test -n "${MADE:-}"; then echo "$MADE"; fi')}`,
  ),
  checkBlock(block) {
    const {scope, step: own, fence} = block
    const name = own?.run?.capture
    const found =
      fence.role === 'rollback' && name !== undefined
        ? bareUse(name, block, 'where the step has failed, and this rollback ends there')
        : []
    const skipped = fence.role === 'rollback' ? keptBefore(block) : []
    return [
      ...found,
      ...skipped.flatMap((kept) => bareUse(kept, block, 'where the step that keeps it was passed over')),
      ...[...(scope?.unless ?? [])].flatMap(([later, id]) =>
        later === name ? [] : bareUse(later, block, `before the step \`${id}\`, unless somebody gives it`),
      ),
    ]
  },
}

/**
 * Captures of earlier steps that only the way back of this one asks about: without them the step itself has run. As an
 * argument such a value may be what nothing can be done without; a condition has another answer.
 */
function keptBefore({fence, step, siblings, shell}: CodeBlock): readonly string[] {
  const others = siblings.filter((other) => other.step === step && other.fence !== fence)
  const isUsed = (name: string) =>
    others.some(({shell}) => shell?.expansions.some((use) => use.name === name))
  return siblings
    .filter(({fence: {place}, step: own}) => own !== step && place.line < fence.place.line)
    .flatMap(({step: own}) => own?.run?.capture ?? [])
    .filter((name) => !isUsed(name) && isAsked(name, shell))
}

function isAsked(name: string, shell: CodeBlock['shell']): boolean {
  const uses = shell?.expansions.filter((expansion) => expansion.name === name) ?? []
  const asking = shell?.commands.filter(({isTested}) => isTested) ?? []
  return uses.some((use) =>
    asking.some(({start, end, redirects}) =>
      [{start, end}, ...redirects].some((piece) => isWithin(use, piece)),
    ),
  )
}

/** The first use of a name that may have no value, where it stands without a default. */
function bareUse(name: string, block: CodeBlock, when: string): readonly Finding[] {
  const {shell} = block
  if (!isShell(block) || !shell || shell.defined.has(name)) return []
  const [first] = shell.expansions
    .filter((expansion) => expansion.name === name)
    .sort((a, b) => a.start - b.start)
  if (!first || first.operator !== undefined) return []
  return [
    findingAt(block, first.start, {
      message: `\`${name}\` has no value ${when}.`,
      hint: `Write \`\${${name}:-}\` first, and do nothing where it is empty.`,
    }),
  ]
}
