import {type CodeRule, findingAt} from './code-rule.ts'

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
      // A stranger's `sql` is of another database as often as not.
      const isOther = language === 'sql' && !block.isOurs && !block.step
      const said = {message: verdict.message, hint: verdict.hint ?? hint}
      return [findingAt(block, verdict.offset, isOther ? {...said, severity: 'note'} : said)]
    },
  }
}
