import type {Nodes} from 'mdast'
import type {} from 'mdast-util-directive'

/** Plain text of a node and all that it holds, without recursion. */
export function textOf(node: Nodes): string {
  let text = ''
  const waiting: Nodes[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'html') continue
    if ('value' in next) text += next.value
    if (next.type === 'textDirective' && next.children.length === 0) text += `:${next.name}`
    if (next.type === 'image') text += next.alt ?? ''
    if ('children' in next) waiting.push(...[...next.children].reverse())
  }
  return text.replace(/\s+/g, ' ').trim()
}
