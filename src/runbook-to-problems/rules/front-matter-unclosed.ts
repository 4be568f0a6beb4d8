import {isOurPage} from '../is-our-page.ts'
import type {PageRule} from '../rule.ts'

/** Front matter ends with a line of dashes. */
export const frontMatterUnclosed: PageRule = {
  id: 'front-matter-unclosed',
  severity: 'error',
  asks: 'Front matter ends with a line `---`.',
  explain: 'Without it Markdown shows title, owner and inputs as a paragraph, and the page has none of them.',
  wrong: '---\ntitle: A\n\n# Text\n',
  right: '---\ntitle: A\n---\n\n# Text\n',
  check(page, facts) {
    const {file, lines, frontMatter} = page
    const isOpen = lines[0]?.trimEnd() === '---' && /^[a-z_]+:/.test(lines[1] ?? '') && !frontMatter
    if (!isOpen || !isOurPage(page, facts)) return []
    const end = lines.findIndex((text, index) => index > 0 && text.trim() === '')
    const place = {file, line: (end === -1 ? lines.length - 1 : end) + 1, column: 1}
    return [
      {place, message: 'The front matter that begins in line 1 is not closed.', hint: 'Write `---` here.'},
    ]
  },
}
