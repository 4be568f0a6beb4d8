import {type Risk, risks} from '../../model/runbook.ts'
import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import {classifyCall, classifySqlText, type Effect, isTemporary} from '../shell/classify-call.ts'
import {startOfWord} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'
import {riskOfFunction, riskOfStatement} from '../sql-reading.ts'

/** A block does no more than its risk says. */
export const riskUnderstated: CodeRule = {
  id: 'risk-understated',
  severity: 'error',
  asks: 'A block deletes or overwrites only in a `.destructive` step, and changes nothing in a `.read` one.',
  explain:
    'The risk decides what runs without a question: a `.read` step runs again by itself after a break, and in production only a `.destructive` step asks for a typed confirmation. A verify only reads; a rollback has a risk of its own. What depends on a run, such as `rm "$file"`, is a warning.',
  wrong: ':::step[Clean]{#clean .change}\n```bash\nrm -r /var/lib/service\n```\n:::',
  right: ':::step[Clean]{#clean .destructive}\n```bash\nrm -r /var/lib/service\n```\n:::',
  checkBlock(block) {
    if (!block.risk) return []
    return isShell(block) ? [...callFindings(block), ...writeFindings(block)] : sqlFindings(block)
  },
}

function callFindings(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).map(unwrap).flatMap((call) => {
    const documents =
      call.name === 'psql' ? call.command.redirects.flatMap(({document}) => document ?? []) : []
    const inDocument = documents.flatMap(
      (span) => classifySqlText(block.code.slice(span.start, span.end)) ?? [],
    )
    const effect = classifyCall(call) ?? inDocument[0]
    return effect ? judge(block, call.words[0]?.start ?? call.command.start, `\`${call.name}\``, effect) : []
  })
}

/** `> /etc/hosts` empties the file before the command starts. */
function writeFindings(block: CodeBlock): readonly Finding[] {
  const redirects = (block.shell?.commands ?? []).flatMap((command) => command.redirects)
  return redirects.flatMap(({operator, target, start}) => {
    if (!/^(?:>|>\||&>)$/.test(operator) || !target || isTemporary(target)) return []
    if (!startOfWord(target).startsWith('/')) return []
    return judge(block, start, `\`${operator}\``, {
      risk: 'destructive',
      isClear: false,
      what: 'overwrites the file',
    })
  })
}

function sqlFindings(block: CodeBlock): readonly Finding[] {
  const calls = (block.sql?.names ?? []).flatMap(({kind, name, start}) => {
    const risk = kind === 'function' ? riskOfFunction(name) : 'read'
    return risk === 'read'
      ? []
      : judge(block, start, `\`${name}\``, {risk, isClear: true, what: 'changes something'})
  })
  const statements = (block.sql?.statements ?? []).flatMap((statement) => {
    const risk = riskOfStatement(statement)
    if (risk === 'read') return []
    const [word = ''] = /\w+/.exec(block.code.slice(statement.start)) ?? []
    const what = risk === 'destructive' ? 'drops, empties or deletes all' : 'changes the database'
    return judge(block, statement.start, `\`${word.toUpperCase()}\``, {risk, isClear: true, what})
  })
  return [...statements, ...calls]
}

function judge(block: CodeBlock, offset: number, name: string, effect: Effect): readonly Finding[] {
  const {risk, fence, step} = block
  if (!risk || risks.indexOf(effect.risk) <= risks.indexOf(risk)) return []
  return [
    findingAt(block, offset, {
      message: `${name} ${effect.what}, in ${describe(fence.role ?? 'run', risk)} of step \`${step?.id}\`.`,
      hint: mend(fence.role ?? 'run', effect.risk),
      severity: effect.isClear ? 'error' : 'warning',
    }),
  ]
}

function describe(role: string, risk: Risk): string {
  if (role === 'verify') return 'the verify block'
  return role === 'rollback' ? `the \`rollback .${risk}\` block` : `the \`.${risk}\` run block`
}

function mend(role: string, risk: Risk): string {
  if (role === 'verify') return 'Move it to the run block; a verify only looks.'
  return role === 'rollback'
    ? `Write \`rollback .${risk}\`.`
    : `Mark the step \`.${risk}\`, or move the command to one that is.`
}
