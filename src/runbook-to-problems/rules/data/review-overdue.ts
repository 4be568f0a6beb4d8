import type {PageRule} from '../../rule.ts'

/** The date of the next review has not passed. */
export const reviewOverdue: PageRule = {
  id: 'review-overdue',
  severity: 'note',
  asks: 'The date of the next review is not in the past.',
  explain: 'A page that nobody has looked at since is trusted less with every change around it.',
  wrong:
    '---\ntitle: T\ndescription: D.\nowner: platform\nreview: 2025-01-01\n---\n\n:::step[Look]{#look .read}\n:::\n',
  right:
    '---\ntitle: T\ndescription: D.\nowner: platform\nreview: 2027-02-01\n---\n\n:::step[Look]{#look .read}\n:::\n',
  check({runbook, frontMatter}, {today}) {
    const {review} = runbook
    if (review === undefined || !frontMatter || review >= today) return []
    return [
      {
        place: frontMatter.placeOf(['review']),
        message: `The review of this page was due on ${review}.`,
        hint: 'Read the page, rehearse it, and set the next date.',
      },
    ]
  },
}
