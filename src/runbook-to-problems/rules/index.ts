import type {DataRule, PageRule, RuleText} from '../rule.ts'
import {linkAnchorMissing} from './link-anchor-missing.ts'
import {linkDefinitionMissing} from './link-definition-missing.ts'
import {linkMissing} from './link-missing.ts'
import {linkUnreachable} from './link-unreachable.ts'
import {linkUrl} from './link-url.ts'
import {npmScriptMissing} from './npm-script-missing.ts'
import {parserRules} from './parser/index.ts'
import {repositoryPathMissing} from './repository-path-missing.ts'
import {runbookCommandWrong} from './runbook-command-wrong.ts'
import {suppressionRules} from './suppression-rules.ts'

/** Rules about a page. The list is the policy. */
export const pageRules: readonly PageRule[] = [
  ...parserRules,
  linkMissing,
  linkAnchorMissing,
  linkDefinitionMissing,
  linkUrl,
  linkUnreachable,
  npmScriptMissing,
  repositoryPathMissing,
  runbookCommandWrong,
]

/** Rules about a data file. */
export const dataRules: readonly DataRule[] = []

/** Every rule, for `--explain`, the reference and the tests. */
export const allRules: readonly RuleText[] = [...pageRules, ...dataRules, ...suppressionRules]
