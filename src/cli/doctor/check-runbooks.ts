import {parseRunbook} from '../../markdown-to-runbook/parse-runbook.ts'
import {renderProblem} from '../../markdown-to-runbook/render-problem.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {gatherValues} from '../../runbook-to-plan/gather-values.ts'
import type {Check} from './check.ts'
import type {Patient} from './patient.ts'

/** Could each runbook be planned in this environment: no problems in it, and a value for each input? */
export function checkRunbooks({runbooks, environment}: Patient): readonly Check[] {
  return runbooks.map(({runbook, found}): Check => {
    const name = runbook.id
    const errors = parseRunbook(found.markdown, found.file).problems.filter(
      ({severity}) => severity === 'error',
    )
    if (errors.length > 0)
      return {name, status: 'missing', detail: `cannot run: ${errors.map(renderProblem).join('; ')}`}
    try {
      const {missing} = gatherValues(runbook, environment, {})
      if (missing.length === 0) return {name, status: 'ok', detail: `has its values in ${environment.name}`}
      const hint = `give ${missing.map((input) => `--input ${input}=…`).join(' ')}, or answer at the terminal`
      return {name, status: 'warning', detail: `wants ${missing.join(', ')}`, hint}
    } catch (error) {
      if (!(error instanceof RunbookError)) throw error
      const hint = `correct the environment file of ${environment.name}, or give --input NAME=value`
      return {name, status: 'missing', detail: error.message.replace(/\.$/, ''), hint}
    }
  })
}
