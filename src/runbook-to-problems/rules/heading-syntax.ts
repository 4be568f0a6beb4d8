import {isInFence} from '../is-in-fence.ts'
import {isOurPage} from '../is-our-page.ts'
import type {PageRule} from '../rule.ts'

/** A heading has a space behind its signs. */
export const headingSyntax: PageRule = {
  id: 'heading-syntax',
  severity: 'error',
  asks: 'A heading has a space behind its `#`.',
  explain:
    'Without it Markdown shows the signs as text, and the heading is missing from the list of the page.',
  file: 'docs/example.md',
  wrong: '##Who',
  right: '## Who',
  check(page, facts) {
    if (!isOurPage(page, facts)) return []
    return page.lines.flatMap((text, index) => {
      const line = index + 1
      if (!/^#{2,6}[^#\s]/.test(text) || isInFence(page.runbook, line)) return []
      const message = 'This heading has no space behind its signs, and is text.'
      return [
        {place: {file: page.file, line, column: 1}, message, hint: 'Write a space behind the last `#`.'},
      ]
    })
  },
}
