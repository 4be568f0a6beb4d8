import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {Finding, RuleText} from '../rule.ts'
import type {Suppression} from '../suppressions.ts'

/** A rule about a comment that keeps a Problem back. */
export interface SuppressionRule extends RuleText {
  readonly checkSuppression: (
    suppression: Suppression,
    around: {readonly rules: readonly string[]; readonly isUsed: boolean},
  ) => readonly Finding[]
}

const chekc = 'Run `npm run chekc`.'

/** Rules about suppressions: each has a reason, names a rule, and keeps something back. */
export const suppressionRules: readonly SuppressionRule[] = [
  {
    id: 'suppression-reason',
    severity: 'error',
    asks: 'A suppression says why.',
    explain: 'Without a reason nobody can tell later whether the Problem has become real.',
    wrong: `<!-- verify-ignore npm-script-missing -->\n${chekc}`,
    right: `<!-- verify-ignore npm-script-missing: shows a mistake -->\n${chekc}`,
    checkSuppression: ({rule, reason, place}) =>
      reason !== ''
        ? []
        : [
            {
              place,
              message: `The suppression of \`${rule}\` has no reason, so it does not count.`,
              hint: `Write \`verify-ignore ${rule}: why it may stay\`.`,
            },
          ],
  },
  {
    id: 'suppression-rule',
    severity: 'error',
    asks: 'A suppression names a rule that exists.',
    explain: 'A mistyped name keeps nothing back, and a removed rule leaves a comment that misleads.',
    wrong: `<!-- verify-ignore npm-script-mising: shows a mistake -->\n${chekc}`,
    right: `<!-- verify-ignore npm-script-missing: shows a mistake -->\n${chekc}`,
    checkSuppression({rule, place}, {rules}) {
      if (rules.includes(rule)) return []
      const near = nearest(rule, rules)
      const hint = near ? `Did you mean \`${near}\`?` : 'Name a rule that `runbook verify --explain` knows.'
      return [{place, message: `There is no rule \`${rule}\` to suppress.`, hint}]
    },
  },
  {
    id: 'suppression-unused',
    severity: 'warning',
    asks: 'A suppression keeps a Problem back.',
    explain: 'One that keeps nothing back would hide the next real Problem on its line.',
    wrong: '<!-- verify-ignore npm-script-missing: shows a mistake -->\nRun `npm run check`.',
    right: `<!-- verify-ignore npm-script-missing: shows a mistake -->\n${chekc}`,
    checkSuppression: ({rule, reason, place}, {isUsed, rules}) =>
      isUsed || reason === '' || !rules.includes(rule)
        ? []
        : [
            {
              place,
              message: `The suppression of \`${rule}\` keeps nothing back.`,
              hint: 'Remove it, or put it on the line before the Problem.',
            },
          ],
  },
]
