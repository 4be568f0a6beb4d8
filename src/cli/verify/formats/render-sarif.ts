import type {Problem} from '../../../model/problem.ts'
import type {RuleText} from '../../../runbook-to-problems/rule.ts'
import type {Verification} from '../verification.ts'

/** SARIF 2.1.0, which code hosts show beside the lines. */
export function renderSarif(
  {problems}: Verification,
  {rules, version}: {readonly rules: readonly RuleText[]; readonly version: string},
): string {
  const used = rules.filter(({id}) => problems.some(({rule}) => rule === id))
  const run = {
    tool: {driver: {name: 'runbook verify', version, rules: used.map(renderRule)}},
    columnKind: 'utf16CodeUnits',
    results: problems.map((problem) => renderResult(problem, used)),
  }
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function renderRule({id, severity, asks, explain}: RuleText) {
  return {
    id,
    shortDescription: {text: asks},
    fullDescription: {text: explain},
    defaultConfiguration: {level: severity},
  }
}

function renderResult({rule, severity, message, hint, place}: Problem, rules: readonly RuleText[]) {
  const {file, line, column} = place
  const ruleIndex = rules.findIndex(({id}) => id === rule)
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && {ruleIndex}),
    level: severity,
    message: {text: `${message} ${hint}`},
    locations: [
      {
        physicalLocation: {
          artifactLocation: {uri: uriOf(file)},
          region: {startLine: line, startColumn: column},
        },
      },
    ],
  }
}

/** A relative path as a URI reference. ex: docs/a b.md -> docs/a%20b.md */
function uriOf(file: string): string {
  return file
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/')
}
