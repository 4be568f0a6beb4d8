import type {Html, Nodes} from 'mdast'
import {isOurPage} from '../is-our-page.ts'
import type {Page} from '../page.ts'
import type {Finding, PageRule} from '../rule.ts'

/** Signs that come in pairs, and what they make. */
const signs = [
  {sign: '`', name: 'backquote'},
  {sign: '**', name: 'pair of stars'},
] as const

/** Backquotes and stars of prose have their other half. */
export const markupUnclosed: PageRule = {
  id: 'markup-unclosed',
  severity: 'error',
  asks: 'A backquote and a pair of stars in prose have their other half, and a comment has its end.',
  explain:
    'Without it Markdown shows the sign, and takes the words between the next two for code: a command then reads as prose, and prose as a command.',
  file: 'docs/example.md',
  wrong: 'Type `runbook list now.',
  right: 'Type `runbook list` now.',
  check(page, facts) {
    if (!isOurPage(page, facts)) return []
    return page.nodes.flatMap((node) => {
      if (node.type === 'html') return inComment(node, page)
      return node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'heading'
        ? inBlock(node, page)
        : []
    })
  },
}

/** A comment that lost its end goes on up to the end of the next one, or of the page. */
function inComment({value, position}: Html, {file}: Page): readonly Finding[] {
  const open = value.lastIndexOf('<!--', value.indexOf('-->', 4))
  const isClosed = !value.startsWith('<!--') || (value.includes('-->') && open <= 0)
  if (isClosed || !position) return []
  const {line, column} = position.start
  const message = 'This comment has no end: it takes what follows with it.'
  return [{place: {file, line, column}, message, hint: 'Write `-->` where the comment ends.'}]
}

function inBlock(node: Nodes, {file, lines}: Page): readonly Finding[] {
  const [from, to] = [node.position!.start.line, node.position!.end.line]
  return signs.flatMap(({sign, name}) => {
    if (!textsOf(node).some((text) => text.includes(sign))) return []
    // Markdown notices only at the end of the block; a line with an odd number of signs is where one is missed.
    return Array.from({length: to - from + 1}, (_, index) => from + index)
      .filter((line) => countIn(lines[line - 1] ?? '', sign) % 2 === 1)
      .map((line) => ({
        place: {file, line, column: 1},
        message: `A ${name} of this paragraph has no other half.`,
        hint: `Write the second \`${sign}\`, or a backslash before a sign that is meant as text.`,
      }))
  })
}

/** The texts of a block that no code and no emphasis took. */
function textsOf(node: Nodes): readonly string[] {
  if (node.type === 'text') return [node.value]
  return 'children' in node ? node.children.flatMap(textsOf) : []
}

function countIn(line: string, sign: string): number {
  const bare = line.replace(/\\./g, '__')
  return (sign === '**' ? bare.replace(/`[^`]*`/g, '') : bare.replace(/``+/g, '')).split(sign).length - 1
}
