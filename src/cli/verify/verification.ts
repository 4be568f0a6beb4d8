import type {Problem, Severity} from '../../model/problem.ts'
import type {Suppression} from '../../runbook-to-problems/suppressions.ts'
import type {CheckedCommand, Verdict} from '../../runbook-to-problems/verdict.ts'

/** What `runbook verify` found, whatever the format. Files are named as the reader sees them. */
export interface Verification {
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
  readonly suppressions: readonly Suppression[]
  readonly commands: readonly CheckedCommand[]
  readonly totals: Totals
}

/** How much was found. */
export interface Totals {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly suppressions: number
}

/** The verdict of one file, and how to name files as the reader sees them. */
export interface NamedVerdict {
  readonly file: string
  readonly verdict: Verdict
  readonly rename: (file: string) => string
}

/** Joins the verdicts of all files. */
export function joinVerdicts(verdicts: readonly NamedVerdict[]): Verification {
  const named = verdicts.map(({file, verdict, rename}) => {
    const placed = <T extends {readonly place: Problem['place']}>(found: T): T => ({
      ...found,
      place: {...found.place, file: rename(found.place.file)},
    })
    return {
      file: rename(file),
      problems: verdict.problems.map(placed),
      suppressions: verdict.suppressions.map(placed),
      commands: verdict.commands.map((command) => ({...command, file: rename(command.file)})),
    }
  })
  const files = named.map(({file}) => file)
  const problems = named.flatMap((verdict) => verdict.problems)
  const suppressions = named.flatMap((verdict) => verdict.suppressions)
  const commands = named.flatMap((verdict) => verdict.commands)
  return {files, problems, suppressions, commands, totals: countTotals(files, problems, suppressions)}
}

/** Adds Problems that no single file has, such as those of the built site. */
export function addProblems(verification: Verification, more: readonly Problem[]): Verification {
  const problems = [...verification.problems, ...more]
  const {files, suppressions} = verification
  return {...verification, problems, totals: countTotals(files, problems, suppressions)}
}

function countTotals(
  files: readonly string[],
  problems: readonly Problem[],
  suppressions: readonly Suppression[],
): Totals {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length
  return {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    suppressions: suppressions.length,
  }
}
