import type {Problem} from '../model/problem.ts'

/** A Problem as text: `file:line:column severity message [rule]`, and the hint on a line of its own. */
export function renderProblem({rule, severity, message, hint, place}: Problem): string {
  return `${place.file}:${place.line}:${place.column} ${severity} ${message} [${rule}]\n  ${hint}`
}
