import type {DataRule, PageRule, RuleText} from '../rule.ts'
import {npmScriptMissing} from './npm-script-missing.ts'
import {parserRules} from './parser/index.ts'
import {repositoryPathMissing} from './repository-path-missing.ts'
import {runbookCommandWrong} from './runbook-command-wrong.ts'
import {suppressionRules} from './suppression-rules.ts'

/** Rules about a page. The list is the policy. */
export const pageRules: readonly PageRule[] = [
  ...parserRules,
  npmScriptMissing,
  repositoryPathMissing,
  runbookCommandWrong,
]

/** Rules about a data file. */
export const dataRules: readonly DataRule[] = []

/** Every rule, for `--explain`, the reference and the tests. */
export const allRules: readonly RuleText[] = [...pageRules, ...dataRules, ...suppressionRules]
