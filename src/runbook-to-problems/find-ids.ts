import type {Heading, Nodes} from 'mdast'
import {textOf} from '../../plugins/remark-runbook/index.ts'
import {readTags} from './links/read-tags.ts'

/**
 * Every id that a link to the page may name: steps, headings as the site slugs them, explicit ids, and raw HTML.
 * A section whose own slug is the id of a step gives way, as on the site.
 */
export function findIds(nodes: readonly Nodes[], stepIds: readonly string[]): ReadonlySet<string> {
  const ids = new Set(stepIds)
  const named = headingIds(nodes, stepIds)
  for (const node of nodes) {
    if (node.type === 'heading') ids.add(named.get(node)!)
    if (node.type === 'html') for (const {id} of readTags(node.value)) if (id !== undefined) ids.add(id)
  }
  return ids
}

/** The id of each heading, in document order. */
export function headingIds(
  nodes: readonly Nodes[],
  stepIds: readonly string[],
): ReadonlyMap<Heading, string> {
  const slug = createSlugger()
  const ids = new Map<Heading, string>()
  for (const node of nodes) {
    if (node.type !== 'heading') continue
    const id = explicitId(node) ?? slug(headingText(node))
    ids.set(node, stepIds.includes(id) ? `section-${id}` : id)
  }
  return ids
}

/** ex: `## A {#b}`, `## A <!-- #b -->`, `## A {/* #b *\/}` -> b */
function explicitId(heading: Heading): string | undefined {
  const last = heading.children.at(-1)
  if (last?.type === 'html') return /^<!--\s*#(\S+)/.exec(last.value)?.[1]
  const text = textOf(heading)
  return (
    /\{:?\s*#([^{}#\s]+)(?:\s[^{}]*)?\}$/.exec(text)?.[1] ?? /\{\/\*\s*#(\S+)[^*]*\*\/\}$/.exec(text)?.[1]
  )
}

/** The text of a heading without the comment that may give its id. */
export function headingText(heading: Heading): string {
  return textOf({...heading, children: heading.children.filter(({type}) => type !== 'html')})
}

/** Slugs as GitHub and the site make them; a second one of the same text gets `-1`. */
function createSlugger(): (text: string) => string {
  const taken = new Map<string, number>()
  return (text) => {
    const base = text
      .toLowerCase()
      .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '')
      .replace(/ /g, '-')
    let slug = base
    while (taken.has(slug)) {
      taken.set(base, taken.get(base)! + 1)
      slug = `${base}-${taken.get(base)}`
    }
    taken.set(slug, 0)
    return slug
  }
}
