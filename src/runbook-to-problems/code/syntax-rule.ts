import type {CodeBlock} from './code-block.ts'
import {type CodeRule, findingAt} from './code-rule.ts'
import {isSketch} from './is-sketch.ts'

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
      return [
        findingAt(
          block,
          verdict.offset,
          isReaders(block, verdict.offset) ? {...said, severity: 'note'} : said,
        ),
      ]
    },
  }
}

/**
 * True for what a stranger's page shows without asking anyone to run it as it stands:
 * SQL, which is of another database as often as not, and a sketch of a command.
 */
function isReaders({code, language, isOurs, step}: CodeBlock, refusedAt: number): boolean {
  if (isOurs || step) return false
  return language === 'sql' || isSketch(code, refusedAt)
}
