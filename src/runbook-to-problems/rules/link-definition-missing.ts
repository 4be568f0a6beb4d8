import type {Nodes} from 'mdast'
import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {Page} from '../page.ts'
import type {Finding, PageRule} from '../rule.ts'

const reference =
  /(?<![\w\\\])`])!?\[(?:[^[\]\\]|\\.)+\]\[([^[\]]*)\]|(?<![\w\\\])`])\[(\^[^[\]\s]+)\](?!\()/g

/** `[text][name]` and `[^note]` have their definition. */
export const linkDefinitionMissing: PageRule = {
  id: 'link-definition-missing',
  severity: 'error',
  asks: 'A reference such as `[text][name]` has its definition.',
  explain: 'Without it Markdown shows the brackets as text, and says nothing.',
  wrong: 'See [the guide][guid].\n\n[guide]: /docs/support\n',
  right: 'See [the guide][guide].\n\n[guide]: /docs/support\n',
  check(page, {project}) {
    const defined = page.nodes.flatMap((node) => (node.type === 'definition' ? [node.identifier] : []))
    return page.nodes
      .flatMap((node) =>
        node.type === 'text' && node.value.includes('[') ? findMissing(node, page, defined) : [],
      )
      .map((finding) => (project ? finding : {...finding, severity: 'note' as const}))
  },
}

function findMissing(node: Nodes, {text, file}: Page, defined: readonly string[]): readonly Finding[] {
  // A text that was split around an address written without brackets has no place of its own.
  if (!node.position) return []
  const {start, end} = node.position
  const source = text.slice(start.offset, end.offset)
  return [...source.matchAll(reference)].map((match) => {
    const before = source.slice(0, match.index).split('\n')
    const column = before.length === 1 ? start.column + match.index : before.at(-1)!.length + 1
    const name = match[1] || match[2] || match[0].slice(1, -1)
    const near = nearest(name.toLowerCase(), defined)
    return {
      place: {file, line: start.line + before.length - 1, column},
      message: `\`${match[0]}\` is text, because nothing defines \`${name}\`.`,
      hint: near
        ? `Did you mean \`${near}\`?`
        : `Add \`[${name}]: …\`, or write the address in round brackets.`,
    }
  })
}
