import {blockRules} from '../code/code-rules.ts'
import type {DataRule, PageRule, RuleText} from '../rule.ts'
import {alertMisspelt} from './alert-misspelt.ts'
import {componentMissing} from './component-missing.ts'
import {componentSyntax} from './component-syntax.ts'
import {componentValue} from './component-value.ts'
import {conflictLeft} from './conflict-left.ts'
import {contactUnknown} from './data/contact-unknown.ts'
import {dataDuplicate} from './data/data-duplicate.ts'
import {dataInvalid} from './data/data-invalid.ts'
import {dataLinkMissing} from './data/data-link-missing.ts'
import {drillOverdue} from './data/drill-overdue.ts'
import {environmentDiffers} from './data/environment-differs.ts'
import {environmentLacks} from './data/environment-lacks.ts'
import {environmentValue} from './data/environment-value.ts'
import {quoteUnpaired} from './data/quote-unpaired.ts'
import {reviewOverdue} from './data/review-overdue.ts'
import {scenarioUnknown} from './data/scenario-unknown.ts'
import {taskUnknown} from './data/task-unknown.ts'
import {toFill} from './data/to-fill.ts'
import {exampleInvalid} from './example-invalid.ts'
import {fenceSwallows} from './fence-swallows.ts'
import {frontMatterUnclosed} from './front-matter-unclosed.ts'
import {headingSyntax} from './heading-syntax.ts'
import {importMissing} from './import-missing.ts'
import {linkAnchorMissing} from './link-anchor-missing.ts'
import {linkDefinitionMissing} from './link-definition-missing.ts'
import {linkMissing} from './link-missing.ts'
import {linkSyntax} from './link-syntax.ts'
import {linkUnreachable} from './link-unreachable.ts'
import {linkUrl} from './link-url.ts'
import {markupUnclosed} from './markup-unclosed.ts'
import {nameMisspelt} from './name-misspelt.ts'
import {npmScriptMissing} from './npm-script-missing.ts'
import {pageFieldUnknown} from './page-field-unknown.ts'
import {parserRules} from './parser/index.ts'
import {proseCommandWrong} from './prose-command-wrong.ts'
import {repositoryPathMissing} from './repository-path-missing.ts'
import {roleMisspelt} from './role-misspelt.ts'
import {runbookCommandWrong} from './runbook-command-wrong.ts'
import {schemeMisspelt} from './scheme-misspelt.ts'
import {secretLiteral} from './secret-literal.ts'
import {captureTooEarly} from './step/capture-too-early.ts'
import {changeWithoutVerify} from './step/change-without-verify.ts'
import {conditionValue} from './step/condition-value.ts'
import {destructiveWithoutRollback} from './step/destructive-without-rollback.ts'
import {rollbackWithoutChange} from './step/rollback-without-change.ts'
import {valueUnused} from './step/value-unused.ts'
import {suppressionRules} from './suppression-rules.ts'
import {tableSyntax} from './table-syntax.ts'
import {translationDiffers} from './translation-differs.ts'

/** Rules about a page. The list is the policy. */
export const pageRules: readonly PageRule[] = [
  ...parserRules,
  changeWithoutVerify,
  destructiveWithoutRollback,
  rollbackWithoutChange,
  captureTooEarly,
  conditionValue,
  valueUnused,
  contactUnknown,
  taskUnknown,
  toFill,
  reviewOverdue,
  drillOverdue,
  linkMissing,
  linkAnchorMissing,
  linkDefinitionMissing,
  linkUrl,
  linkSyntax,
  componentMissing,
  componentSyntax,
  componentValue,
  importMissing,
  markupUnclosed,
  tableSyntax,
  headingSyntax,
  pageFieldUnknown,
  roleMisspelt,
  frontMatterUnclosed,
  fenceSwallows,
  quoteUnpaired,
  schemeMisspelt,
  exampleInvalid,
  linkUnreachable,
  translationDiffers,
  npmScriptMissing,
  repositoryPathMissing,
  runbookCommandWrong,
  proseCommandWrong,
  nameMisspelt,
  alertMisspelt,
  conflictLeft,
  secretLiteral,
]

/** Rules about a data file. */
export const dataRules: readonly DataRule[] = [
  dataInvalid,
  dataDuplicate,
  dataLinkMissing,
  environmentDiffers,
  environmentLacks,
  environmentValue,
  quoteUnpaired,
  schemeMisspelt,
  nameMisspelt,
  scenarioUnknown,
  contactUnknown,
  toFill,
  conflictLeft,
  secretLiteral,
]

/** What the built site is held against; the HTML is read elsewhere. */
export const siteRules: readonly RuleText[] = [
  {
    id: 'built-link',
    severity: 'error',
    asks: 'Every address of the built site leads to a file, its hash to an id; asked only with `--site`.',
    explain: 'What plugins, components and themes add to a page is in no source file, and breaks as well.',
    wrong: '<a href="/docs/suport">Support</a>',
    right: '<a href="/docs/support">Support</a>',
    file: 'build/index.html',
  },
]

/** Every rule, for `--explain`, the reference and the tests. */
export const allRules: readonly RuleText[] = [
  ...new Set([...pageRules, ...blockRules, ...dataRules, ...suppressionRules, ...siteRules]),
]
