import type {Place} from './place.ts'

/** How bad a Problem is: an error stops a run of the step it is in, a warning and a note never do. */
export type Severity = 'error' | 'warning' | 'note'

/** An author's mistake: collected, never thrown, shown with its place. */
export interface Problem {
  /** Stable id of the rule that found it, such as `step-id-missing`. */
  readonly rule: string
  readonly severity: Severity
  /** What, where and what was received. */
  readonly message: string
  /** One imperative sentence, with the corrected text when it is known. */
  readonly hint: string
  readonly place: Place
}

/** Orders Problems by file, then line, then column, then rule. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    a.place.file.localeCompare(b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    a.rule.localeCompare(b.rule)
  )
}
