import type {Place} from '../../src/model/place.ts'
import type {Problem, Severity} from '../../src/model/problem.ts'
import type {RuleId} from './rules.ts'

/** A Problem as a rule writes it: an error unless it says otherwise. */
export interface WrittenProblem {
  readonly rule: RuleId
  readonly place: Place
  readonly message: string
  readonly hint: string
  readonly severity?: Severity
}

/** The Problem of a rule of the parser. */
export function makeProblem({rule, place, message, hint, severity = 'error'}: WrittenProblem): Problem {
  return {rule, severity, message, hint, place}
}
