import type {CodeBlock} from './code-block.ts'
import {type CodeRule, findingAt} from './code-rule.ts'
import {isJsonButForCommas, isJsonWithCommas, isLooseJson, isLooseYaml} from './is-loose-data.ts'
import {isOtherPython} from './is-other-python.ts'
import {isOutput} from './is-output.ts'
import {isSketch} from './is-sketch.ts'
import type {Refusal} from './verdict.ts'

/** A rule whose verdict comes from a language's own parser. */
export interface SyntaxRuleText {
  readonly id: string
  readonly languages: readonly string[]
  readonly asks: string
  readonly explain: string
  readonly wrong: string
  readonly right: string
  /** What to do where the parser gives no better advice. */
  readonly hint: string
}

/** Makes the rule that reports what a language's parser refuses. */
export function syntaxRule({languages, hint, ...text}: SyntaxRuleText): CodeRule {
  return {
    ...text,
    severity: 'error',
    checkBlock(block) {
      const {verdict, language} = block
      if (verdict?.status !== 'refused' || !languages.includes(language)) return []
      const said = {message: verdict.message, hint: verdict.hint ?? hint}
      if (isReaders(block, verdict)) return [findingAt(block, verdict.offset, {...said, severity: 'note'})]
      if (isForLooseReaders(block)) {
        const unsure = `${said.hint} Not sure: its tool may allow a comma behind the last item.`
        return [findingAt(block, verdict.offset, {...said, hint: unsure, severity: 'warning'})]
      }
      return [findingAt(block, verdict.offset, said)]
    },
  }
}

/**
 * True for what a stranger's page shows without asking anyone to run it as it stands:
 * SQL, which is of another database as often as not, a sketch of a command, what a command prints.
 */
function isReaders({code, language, intro = '', isOurs, step}: CodeBlock, refused: Refusal): boolean {
  if (isOurs || step) return false
  if (language === 'sql' || isSketch(code, refused.offset) || isBadExample(code, intro)) return true
  if (language === 'json') return isLooseJson(code, refused) || isJsonWithCommas(code, intro)
  if (language === 'yaml') return isLooseYaml(code, refused)
  if (language === 'python') return isOtherPython(code, refused)
  return language !== 'powershell' && isOutput(code, refused)
}

/** True for a stranger's JSON in which nothing but commas behind last items is wrong: many tools read it. */
function isForLooseReaders({code, language, isOurs, step}: CodeBlock): boolean {
  return !isOurs && !step && language === 'json' && isJsonButForCommas(code)
}

/** A page that explains a mistake shows it. */
function isBadExample(code: string, intro: string): boolean {
  return (
    mistake.test(intro) ||
    /❌|✗|🚫/u.test(code) ||
    /(?:#|\/\/|--).*\b(?:wrong|bad|invalid|incorrect|(?:don'?t|do not) (?:do|use|write)|won'?t work)\b/i.test(
      code,
    )
  )
}

const mistake = /\b(?:wrong|bad|invalid|incorrect|broken|malformed|does(?:n't| not) work|fails?)\b|❌|✗|🚫/iu
