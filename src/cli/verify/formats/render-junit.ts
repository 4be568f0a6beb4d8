import type {Problem} from '../../../model/problem.ts'
import type {Verification} from '../verification.ts'

/** JUnit XML: one suite for each file, one failed case for each error. Warnings and notes are its output. */
export function renderJunit({files, problems, totals}: Verification): string {
  const byFile = groupByFile(problems)
  const names = [...new Set([...files, ...byFile.keys()])]
  const suites = names.map((file) => renderSuite(file, byFile.get(file) ?? []))
  const tests = names.reduce((sum, file) => sum + Math.max(1, errorsOf(byFile.get(file)).length), 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="runbook verify" tests="${tests}" failures="${totals.errors}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function groupByFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const group = groups.get(problem.place.file)
    if (group) group.push(problem)
    else groups.set(problem.place.file, [problem])
  }
  return groups
}

function errorsOf(problems: readonly Problem[] = []): readonly Problem[] {
  return problems.filter(({severity}) => severity === 'error')
}

function renderSuite(file: string, problems: readonly Problem[]): string {
  const errors = errorsOf(problems)
  const others = problems.filter(({severity}) => severity !== 'error')
  const name = escapeXml(file)
  const cases =
    errors.length === 0
      ? [`    <testcase classname="${name}" name="no errors"/>`]
      : errors.map((error) => renderCase(name, error))
  const output =
    others.length === 0 ? [] : [`    <system-out>${escapeXml(others.map(tell).join('\n'))}</system-out>`]
  const tests = Math.max(1, errors.length)
  return [
    `  <testsuite name="${name}" tests="${tests}" failures="${errors.length}" errors="0" skipped="0">`,
    ...cases,
    ...output,
    '  </testsuite>',
  ].join('\n')
}

function renderCase(file: string, problem: Problem): string {
  const {rule, message, place} = problem
  const failure = `<failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${escapeXml(tell(problem))}</failure>`
  const at = `${place.line}:${place.column}`
  return `    <testcase classname="${file}" name="${escapeXml(`${rule} at ${at}`)}" file="${file}" line="${place.line}">${failure}</testcase>`
}

function tell({rule, severity, message, hint, place}: Problem): string {
  return `${place.file}:${place.line}:${place.column} ${severity} ${message} [${rule}]\n  ${hint}`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** XML 1.0 has no place for control characters and half surrogate pairs, not even as entities. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"\n\r\t]/g, (letter) => entities[letter]!)
}
