import type {Problem} from '../../src/model/problem.ts'
import type {Role} from '../../src/model/runbook.ts'
import {nearest} from './nearest.ts'
import {makeProblem} from './problem.ts'
import type {WrittenFence} from './read-fences.ts'

/** Languages of the blocks that run. */
const runnable = ['bash', 'sh', 'sql']
/** Languages of fences for reading that are known; the empty one is plain text. */
const readable = [
  ...['powershell', 'python', 'json', 'yaml', 'text', 'console', 'markdown', 'md', 'mermaid', ''],
  ...runnable,
]

/** What is wrong with the language of a fence in this role; a fence without a role is for reading. */
export function languageProblems({fence, mark}: WrittenFence, role?: Role): readonly Problem[] {
  const place = {...fence.place, column: mark.info?.column ?? fence.place.column}
  const got = fence.language === '' ? 'none' : `\`${fence.language}\``
  if (role === 'expect') {
    if (fence.language === 'text') return []
    const message = `An expect block expects the language \`text\`, got ${got}.`
    return [makeProblem({rule: 'expect-language', place, message, hint: 'Write "```text expect".'})]
  }
  if (role) {
    if (runnable.includes(fence.language)) return []
    const message = `A ${role} block of a step expects the language bash, sh or sql, got ${got}.`
    const meant = nearest(fence.language.replace(/\{.*/, ''), runnable)
    const hint = meant
      ? `Write \`${meant}\`.`
      : 'Write it in bash, sh or sql, or move the fence out of the step.'
    return [makeProblem({rule: 'language-not-runnable', place, message, hint})]
  }
  if (readable.includes(fence.language)) return []
  const message = `A fence has the language ${got}, which nothing here can check.`
  const meant = nearest(fence.language.replace(/\{.*/, ''), readable)
  const hint = meant ? `Write \`${meant}\`.` : 'Keep it, and check it by hand.'
  return [makeProblem({rule: 'language-unknown', place, message, hint, severity: 'note'})]
}
