import type {Reading, Where} from './reading.ts'
import type {SyntaxNode} from './syntax-node.ts'

/** ex: `$a`, `${a}`, `${#a}`, `${!a}`, `${a[0]}`, `${a:-b}` */
const shape =
  /^\$(?:\{(?<before>[#!]?)(?<braced>[A-Za-z_]\w*)(?:\[[^\]]*\])?(?<operator>:?[-=?+]|[^}]?)|(?<plain>[A-Za-z_]\w*))/

/** Notes the variable that a node expands, and reads what stands inside its braces. */
export function readExpansion(node: SyntaxNode, where: Where, reading: Reading): void {
  const raw = reading.code.slice(node.start, node.end)
  const space = /^\s*/.exec(raw)![0].length
  const match = shape.exec(raw.slice(space))
  if (match) {
    const {before = '', braced, plain, operator = ''} = match.groups!
    const name = braced ?? plain!
    const isSplit = !where.quoted && before !== '#'
    const mark = before || operator
    const use = {name, quoted: !isSplit, use: where.use, ...(mark !== '' && {operator: mark})}
    reading.expansions.push({start: node.start + space, end: node.end, ...use})
    if (/^:?=$/.test(operator)) reading.define(name, undefined)
  }
  for (const child of node.children) {
    if (child.type === 'subscript')
      readHiddenExpansions(child, {...where, quoted: true, use: 'arithmetic'}, reading)
    // Inside the braces nothing is split again: the whole expansion is, and it is noted already.
    else if (child.isNamed && child.type !== 'variable_name')
      reading.walk(child, {...where, quoted: true}, reading)
  }
}

/** Variables in a text that the grammar gives no tree of, such as a pattern. */
export function readHiddenExpansions(node: SyntaxNode, where: Where, reading: Reading): void {
  const raw = reading.code.slice(node.start, node.end)
  for (const match of raw.matchAll(/(?<!\\)\$\{?([A-Za-z_]\w*)/g)) {
    const start = node.start + match.index
    reading.expansions.push({
      start,
      end: start + match[0].length,
      name: match[1]!,
      quoted: true,
      use: where.use,
    })
  }
}
