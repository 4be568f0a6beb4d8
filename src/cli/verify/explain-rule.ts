import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import type {RuleText} from '../../runbook-to-problems/rule.ts'

/** What a rule asks and why, with an example of both. Throws RunbookError when there is no such rule. */
export function explainRule(id: string, rules: readonly RuleText[]): string {
  const rule = rules.find((candidate) => candidate.id === id)
  if (!rule) {
    const ids = rules.map((candidate) => candidate.id)
    const near = nearest(id, ids)
    throw new RunbookError(`There is no rule \`${id}\`.`, {
      hint: near ? `Did you mean \`${near}\`?` : `Name one of: ${ids.join(', ')}.`,
    })
  }
  const {severity, asks, explain, wrong, right, wrongFile} = rule
  const fileNote = wrongFile ? ` (${wrongFile})` : ''
  return [
    `${id} (${severity})`,
    asks,
    '',
    explain,
    '',
    `Wrong${fileNote}:`,
    indent(wrong),
    '',
    'Right:',
    indent(right),
    '',
    `To keep it back where it is not wrong, write on the line before: <!-- verify-ignore ${id}: REASON -->`,
    '',
  ].join('\n')
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line.length > 120 ? `${line.slice(0, 119)}…` : line}`))
    .join('\n')
}
