import {isOurPage} from '../is-our-page.ts'
import type {Page} from '../page.ts'
import type {PageRule} from '../rule.ts'

/** Front matter begins and ends with a line of dashes. */
export const frontMatterUnclosed: PageRule = {
  id: 'front-matter-unclosed',
  severity: 'error',
  asks: 'Front matter begins and ends with a line `---`.',
  explain:
    'Without one of them Markdown shows title, owner and inputs as a paragraph, and the page has none of them.',
  wrong: '---\ntitle: A\n\n# Text\n',
  right: '---\ntitle: A\n---\n\n# Text\n',
  check(page, facts) {
    const {file, lines, frontMatter} = page
    if (lacksFirstLine(page) && isOurPage(page, facts))
      return [
        {
          place: {file, line: 1, column: 1},
          message: 'The front matter has no `---` before it.',
          hint: 'Write `---` as the first line of the page.',
        },
      ]
    const isOpen = lines[0]?.trimEnd() === '---' && /^[a-z_]+:/.test(lines[1] ?? '') && !frontMatter
    if (!isOpen || !isOurPage(page, facts)) return []
    const end = lines.findIndex((text, index) => index > 0 && text.trim() === '')
    const place = {file, line: (end === -1 ? lines.length - 1 : end) + 1, column: 1}
    return [
      {place, message: 'The front matter that begins in line 1 is not closed.', hint: 'Write `---` here.'},
    ]
  },
}

/** ex: `title: A` in line 1, more fields below it, and then `---` */
function lacksFirstLine({lines, frontMatter}: Page): boolean {
  const end = lines.findIndex((text) => text.trimEnd() === '---')
  if (frontMatter || end < 1 || !/^(?:title|description|owner|slug|id|sidebar_\w+): \S/.test(lines[0]!))
    return false
  return lines.slice(0, end).every((text) => /^(?:[a-z_]+:(?: |$)|[ \t]+\S|- |#|$)/.test(text))
}
