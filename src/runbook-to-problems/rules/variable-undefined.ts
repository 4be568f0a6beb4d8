import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt, type Said} from '../code/code-rule.ts'
import type {Scope} from '../code/scope.ts'
import type {Finding} from '../rule.ts'
import {isShellName} from '../shell/shell-names.ts'

/** Every variable of a block has a value when it runs. */
export const variableUndefined: CodeRule = {
  id: 'variable-undefined',
  severity: 'error',
  asks: 'Every variable is an input, an earlier capture, a value of every environment, or set by the block.',
  explain:
    'A step gets a built environment, never the operator’s own: a name that nothing defines ends the block under `set -u`, and with a default such as `${NAME:-}` it is silently always the default. Outside of steps this is a note, because a reader’s shell may define it.',
  wrong: ':::step[Look]{#look .read}\n```bash\necho "$RUNBOOK_RUM"\n```\n:::',
  right: ':::step[Look]{#look .read}\n```bash\necho "$RUNBOOK_RUN"\n```\n:::',
  checkBlock(block) {
    return [...shellFindings(block), ...sqlFindings(block)]
  },
}

function shellFindings(block: CodeBlock): readonly Finding[] {
  const {shell, scope} = block
  if (!isShell(block) || !shell) return []
  const seen = new Set<string>()
  return shell.expansions.flatMap(({name, start}) => {
    if (
      shell.defined.has(name) ||
      (!scope && block.environmentNames?.includes(name)) ||
      isShellName(name) ||
      seen.has(name)
    )
      return []
    const said = faultOf(name, scope)
    if (!said) return []
    seen.add(name)
    const meant =
      scope || !block.isOurs
        ? undefined
        : nearest(name, [...(block.environmentNames ?? []), ...shell.defined.keys()])
    if (meant)
      return [findingAt(block, start, {...said, hint: `Did you mean \`${meant}\`?`, severity: 'error'})]
    const isSure = scope?.isSure && (shell.isWhole || isMisspelt(name, scope))
    return [findingAt(block, start, {...said, severity: isSure ? 'error' : 'note'})]
  })
}

/** What the grammar did not understand may hide an assignment, but hardly one to a name that is nearly another. */
function isMisspelt(name: string, {names}: Scope): boolean {
  return name.length > 4 && nearest(name, [...names.keys()]) !== undefined
}

/** ex: `current_setting('runbook.recovery_time')`; with `true` after it, it may be missing. */
function sqlFindings(block: CodeBlock): readonly Finding[] {
  const {language, code, scope} = block
  if (language !== 'sql' || !scope) return []
  const settings = [...code.matchAll(/\bcurrent_setting\s*\(\s*'runbook\.(\w+)'/gi)].flatMap((match) => {
    const said = faultOf(match[1]!.toUpperCase(), scope)
    const offset = match.index + match[0].indexOf("'") + 1
    return said ? [findingAt(block, offset, {...said, severity: scope.isSure ? 'error' : 'note'})] : []
  })
  return [...databaseFindings(block, scope), ...settings]
}

/** ex: `database=RECOVERED_DATABASE_URL` */
function databaseFindings({fence, step}: CodeBlock, scope: Scope): readonly Finding[] {
  const blocks = [step?.run, step?.verify, step?.rollback]
  const name = blocks.find((block) => block?.place.line === fence.place.line)?.database
  const said = name === undefined ? undefined : faultOf(name, scope)
  return said ? [{...said, place: fence.place, severity: scope.isSure ? 'error' : 'note'}] : []
}

function faultOf(name: string, scope: Scope | undefined): Said | undefined {
  if (!scope)
    return {message: `Nothing on this page gives \`${name}\` a value.`, hint: 'Say where it comes from.'}
  const known = scope.names.get(name)
  if (known?.lacking.length === 0) return undefined
  if (known) {
    const message = `\`${name}\` has no value in the environment ${known.lacking.map((one) => `\`${one}\``).join(', ')}.`
    return {message, hint: `Give it there, or add \`${name}\` to \`inputs\`.`}
  }
  const later = scope.later.get(name)
  if (later !== undefined) {
    const message = `\`${name}\` is kept by the later step \`${later}\`; here it has no value yet.`
    return {message, hint: `Move this step behind \`${later}\`, or add \`${name}\` to \`inputs\`.`}
  }
  const near = nearest(name, [...scope.names.keys()])
  const message = `Nothing gives \`${name}\` a value: it is no input, no earlier capture and no value of the environments.`
  return {
    message,
    hint: near ? `Did you mean \`${near}\`?` : `Add \`${name}\` to \`inputs\`, or set it in the block.`,
  }
}
