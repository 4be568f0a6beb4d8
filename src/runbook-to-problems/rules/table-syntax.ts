import type {Nodes} from 'mdast'
import {isOurPage} from '../is-our-page.ts'
import type {Finding, PageRule} from '../rule.ts'

/** A table has its line of dashes, and as many cells in each row as in its head. */
export const tableSyntax: PageRule = {
  id: 'table-syntax',
  severity: 'error',
  asks: 'A table has a line of dashes below its head, and each row as many cells as the head.',
  explain:
    'Without the dashes Markdown shows one long line of bars. A row with a cell less puts every answer beside the wrong question.',
  file: 'docs/example.md',
  wrong: '| You see | Then |\n|---|---|\n| `FAILED` fail over |\n',
  right: '| You see | Then |\n|---|---|\n| `FAILED` | fail over |\n',
  check(page, facts) {
    if (!isOurPage(page, facts)) return []
    return page.nodes.flatMap((node) => [...rows(node, page.file), ...lost(node, page)])
  },
}

function rows(node: Nodes, file: string): readonly Finding[] {
  if (node.type !== 'table') return []
  const cells = node.children[0]?.children.length ?? 0
  return node.children.flatMap(({children, position}) => {
    if (children.length === cells || !position) return []
    const {line, column} = position.start
    const message = `This row has ${children.length} cells, and the head of its table ${cells}.`
    return [
      {place: {file, line, column}, message, hint: 'Write the missing `|`, or `\\|` for a bar that is text.'},
    ]
  })
}

/** ex: a paragraph that begins with a bar */
function lost(
  node: Nodes,
  {file, lines}: {readonly file: string; readonly lines: readonly string[]},
): readonly Finding[] {
  if (node.type !== 'paragraph' || !node.position) return []
  const {line, column} = node.position.start
  if (!/^\s*\|.*\|\s*$/.test(lines[line - 1] ?? '')) return []
  const hasDashes = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(lines[line] ?? '')
  if (hasDashes) {
    const message = 'The head of this table has another number of cells than its line of dashes.'
    return [{place: {file, line, column}, message, hint: 'Write the missing `|`.'}]
  }
  const message = 'Here a table has no line of dashes below its head.'
  return [
    {place: {file, line: line + 1, column}, message, hint: 'Write `|---|---|`, with one for each column.'},
  ]
}
