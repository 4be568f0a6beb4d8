import type {Page} from '../page.ts'
import type {Finding, PageRule} from '../rule.ts'

/** What is left in prose of a link that lost a bracket. ex: `Support](/docs/support)`, `[Support(/docs/support)` */
const remains =
  /\]\(\S|\](?:\.{0,2}\/|#)[\w./#-]+\)|\]https?:\/\/[^\s)]+\)|\]\[\S+\](?!\()|\] \((?:#[\w-]+|\.{0,2}\/[\w./#-]*\w)\)|\((?:\.{1,2}\/|\/(?:docs|runbooks)\/)[^\s)]+\)/

/** A link has all of its brackets. */
export const linkSyntax: PageRule = {
  id: 'link-syntax',
  severity: 'error',
  asks: 'A link has all four of its brackets.',
  explain: 'Without one of them Markdown shows the address as text, and there is nothing to click on.',
  wrong: 'See [Support(/docs/support).',
  right: 'See [Support](/docs/support).',
  check(page, {project}) {
    return project ? textFindings(page) : []
  },
}

function textFindings({nodes, file}: Page): readonly Finding[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'text' || !node.position) return []
    const {start} = node.position
    return node.value.split('\n').flatMap((text, index) => {
      const found = remains.exec(text)
      if (!found) return []
      const column = index === 0 ? start.column + found.index : found.index + 1
      const message = `\`${found[0]}\` is what is left of a link that lost a bracket.`
      return [{place: {file, line: start.line + index, column}, message, hint: 'Write `[text](address)`.'}]
    })
  })
}
