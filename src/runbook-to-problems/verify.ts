import {compareProblems, type Problem} from '../model/problem.ts'
import type {DataFile} from './data-file.ts'
import type {Facts} from './facts.ts'
import {isGenerated} from './is-generated.ts'
import {isKeptCopy} from './is-kept-copy.ts'
import type {Page} from './page.ts'
import type {Finding, RuleText} from './rule.ts'
import {allRules, dataRules, pageRules} from './rules/index.ts'
import {nameMisspelt} from './rules/name-misspelt.ts'
import {suppressionRules} from './rules/suppression-rules.ts'
import {readSuppressions, readYamlSuppressions, type Suppression, suppress} from './suppressions.ts'
import type {CheckedCommand, Verdict} from './verdict.ts'

const ruleIds = allRules.map(({id}) => id)

/** What was found in a page's code, with tools that a pure rule has not. */
export interface CodeFindings {
  readonly problems: readonly Problem[]
  readonly commands: readonly CheckedCommand[]
}

/** Holds a page against every rule, and takes in what was found in its code. */
export function verifyPage(page: Page, facts: Facts, code?: CodeFindings): Verdict {
  const found = pageRules.flatMap((rule) =>
    rule.check(page, facts).map((finding) => problemOf(rule, finding)),
  )
  const all = softened(withoutEchoes([...found, ...(code?.problems ?? [])]), page, facts)
  const verdict = judge(all, readSuppressions(page.lines, page.file, page.runbook.fences))
  return {...verdict, commands: code?.commands ?? []}
}

/** In a stranger's copies and texts for tests nothing is an error; what a program wrote is mended in the program. */
function softened(problems: readonly Problem[], {file, lines}: Page, {project}: Facts): readonly Problem[] {
  if (project) return problems
  if (isKeptCopy(file)) return problems.map((problem) => ({...problem, severity: 'note'}))
  return isGenerated(lines) ? problems.map(toWarning) : problems
}

function toWarning(problem: Problem): Problem {
  if (problem.severity !== 'error') return problem
  const hint = `${problem.hint} Not sure: the page says that a program makes it.`
  return {...problem, severity: 'warning', hint}
}

/** A guess about a word is left out where another rule refuses its line: that one knows. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const refused = new Set(
    problems.flatMap(({rule, severity, place}) =>
      severity === 'error' && rule !== nameMisspelt.id ? [place.line] : [],
    ),
  )
  return problems.filter(({rule, place}) => rule !== nameMisspelt.id || !refused.has(place.line))
}

/** Holds a data file against every rule. */
export function verifyData(data: DataFile, facts: Facts): Verdict {
  const found = dataRules.flatMap((rule) =>
    rule.checkData(data, facts).map((finding) => problemOf(rule, finding)),
  )
  return judge(withoutEchoes(found), readYamlSuppressions(data.lines, data.file))
}

function judge(found: readonly Problem[], suppressions: readonly Suppression[]): Verdict {
  const {problems, used} = suppress(found, suppressions)
  const about = suppressions.flatMap((suppression) =>
    suppressionRules.flatMap((rule) =>
      rule
        .checkSuppression(suppression, {rules: ruleIds, isUsed: used.has(suppression)})
        .map((finding) => problemOf(rule, finding)),
    ),
  )
  return {problems: [...problems, ...about].sort(compareProblems), suppressions, commands: []}
}

function problemOf({id, severity}: RuleText, finding: Finding): Problem {
  const {message, hint, place} = finding
  return {rule: id, severity: finding.severity ?? severity, message, hint, place}
}
