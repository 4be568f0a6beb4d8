import {argumentMalformed} from '../rules/argument-malformed.ts'
import {binaryUndeclared} from '../rules/binary-undeclared.ts'
import {blockEmpty} from '../rules/block-empty.ts'
import {codeUnproven} from '../rules/code-unproven.ts'
import {curlOptionUnknown} from '../rules/curl-option-unknown.ts'
import {dateOverMidnight} from '../rules/date-over-midnight.ts'
import {expansionUnquoted} from '../rules/expansion-unquoted.ts'
import {gcloudCommand} from '../rules/gcloud-command.ts'
import {gcloudFieldMisspelt} from '../rules/gcloud-field-misspelt.ts'
import {gcloudOffsetDropped} from '../rules/gcloud-offset-dropped.ts'
import {gcloudPlaceMissing} from '../rules/gcloud-place-missing.ts'
import {inputMissing} from '../rules/input-missing.ts'
import {interactiveCommand} from '../rules/interactive-command.ts'
import {jsonSyntax} from '../rules/json-syntax.ts'
import {lineNotContinued} from '../rules/line-not-continued.ts'
import {operatorLost} from '../rules/operator-lost.ts'
import {pipeToShell} from '../rules/pipe-to-shell.ts'
import {placeholderLeft} from '../rules/placeholder-left.ts'
import {policyFileField} from '../rules/policy-file-field.ts'
import {powershellSyntax} from '../rules/powershell-syntax.ts'
import {promptCharacter} from '../rules/prompt-character.ts'
import {pythonSyntax} from '../rules/python-syntax.ts'
import {riskUnderstated} from '../rules/risk-understated.ts'
import {secretInArgument} from '../rules/secret-in-argument.ts'
import {secretLiteral} from '../rules/secret-literal.ts'
import {shellSlip} from '../rules/shell-slip.ts'
import {shellSyntax} from '../rules/shell-syntax.ts'
import {shellcheckFinding} from '../rules/shellcheck-finding.ts'
import {sqlAliasBare} from '../rules/sql-alias-bare.ts'
import {sqlNameMisspelt} from '../rules/sql-name-misspelt.ts'
import {sqlSyntax} from '../rules/sql-syntax.ts'
import {sqlTextDiffers} from '../rules/sql-text-differs.ts'
import {captureMayBeMissing} from '../rules/step/capture-may-be-missing.ts'
import {sudoUsed} from '../rules/sudo-used.ts'
import {testOperator} from '../rules/test-operator.ts'
import {textAsFile} from '../rules/text-as-file.ts'
import {toolOptionUnknown} from '../rules/tool-option-unknown.ts'
import {variableAsText} from '../rules/variable-as-text.ts'
import {variableUndefined} from '../rules/variable-undefined.ts'
import {verifyHidesFailure} from '../rules/verify-hides-failure.ts'
import {yamlSyntax} from '../rules/yaml-syntax.ts'
import type {CodeRule} from './code-rule.ts'

/** The rules about blocks of code. The list is the policy. */
export const blockRules: readonly CodeRule[] = [
  shellSyntax,
  sqlSyntax,
  pythonSyntax,
  powershellSyntax,
  jsonSyntax,
  yamlSyntax,
  codeUnproven,
  blockEmpty,
  variableUndefined,
  expansionUnquoted,
  placeholderLeft,
  secretLiteral,
  secretInArgument,
  promptCharacter,
  lineNotContinued,
  riskUnderstated,
  verifyHidesFailure,
  binaryUndeclared,
  dateOverMidnight,
  interactiveCommand,
  pipeToShell,
  sudoUsed,
  gcloudCommand,
  policyFileField,
  curlOptionUnknown,
  gcloudOffsetDropped,
  shellcheckFinding,
  sqlAliasBare,
  sqlNameMisspelt,
  sqlTextDiffers,
  variableAsText,
  testOperator,
  argumentMalformed,
  shellSlip,
  operatorLost,
  textAsFile,
  inputMissing,
  toolOptionUnknown,
  captureMayBeMissing,
  gcloudPlaceMissing,
  gcloudFieldMisspelt,
]
