import {type RuleId, rules} from '../../../../plugins/remark-runbook/index.ts'
import type {Problem} from '../../../model/problem.ts'
import type {PageRule} from '../../rule.ts'
import {directiveTexts} from './directive-texts.ts'
import type {ParserText} from './example.ts'
import {fenceTexts} from './fence-texts.ts'
import {pageTexts} from './page-texts.ts'
import {stepTexts} from './step-texts.ts'

const texts: Readonly<Record<RuleId, ParserText>> = {
  ...pageTexts,
  ...directiveTexts,
  ...stepTexts,
  ...fenceTexts,
}
const severities: Readonly<Partial<Record<RuleId, PageRule['severity']>>> = {
  'code-indented': 'warning',
  'language-unknown': 'note',
}

/** On another page than a runbook a mistake may be another tool's syntax; on a page of ours it is none. */
function asOurs(problem: Problem): Problem {
  if (problem.rule === 'language-unknown')
    return problem.hint.startsWith('Write') ? {...problem, severity: 'error'} : problem
  return {...problem, severity: severities[problem.rule as RuleId] ?? 'error'}
}

/** The rules that the parser itself holds: what it found is only handed on. */
export const parserRules: readonly PageRule[] = Object.entries(rules).map(([id, asks]) => ({
  id,
  severity: severities[id as RuleId] ?? 'error',
  asks,
  ...texts[id as RuleId],
  check: (page, {project}) => {
    const found = page.problems.filter(({rule}) => rule === id)
    const isStrict = project && (!page.isRunbook || id === 'language-unknown')
    return isStrict ? found.map((problem) => asOurs(problem)) : found
  },
}))
