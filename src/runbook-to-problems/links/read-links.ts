import type {Nodes} from 'mdast'
import type {Place} from '../../model/place.ts'
import {readTags} from './read-tags.ts'

/** An address that a page writes. */
export interface WrittenLink {
  readonly url: string
  readonly place: Place
  /** An image or another file that the page shows, or a link to go to. */
  readonly kind: 'link' | 'image'
}

/** Every address of a page: links, images, definitions, raw HTML and JSX. Code is left alone. */
export function readLinks(nodes: readonly Nodes[], text: string, file: string): readonly WrittenLink[] {
  const isMdx = /\.mdx$/i.test(file)
  const links = nodes.flatMap((node): readonly WrittenLink[] => {
    const {position} = node
    if (!position) return []
    const {line, column, offset: from = 0} = position.start
    const source = () => text.slice(from, position.end.offset)
    const place = (offset: number) => placeIn(source(), offset, {file, line, column})
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const offset = Math.max(0, source().lastIndexOf(node.url))
      return [{url: node.url, kind: node.type === 'image' ? 'image' : 'link', place: place(offset)}]
    }
    // In MDX a tag with an expression in it is text for a Markdown parser.
    if (node.type !== 'html' && !(isMdx && node.type === 'paragraph')) return []
    return readTags(withoutCode(source())).flatMap(({name, addresses}) =>
      addresses.map(({url, offset}) => ({
        url,
        kind: name === 'img' ? 'image' : 'link',
        place: place(offset),
      })),
    )
  })
  return isMdx ? withoutRepeated(links) : links
}

function withoutCode(source: string): string {
  return source.replace(/`[^`]*`/g, (span) => span.replace(/[^\n]/g, ' '))
}

/** A tag in a paragraph of MDX is found in the paragraph, and as a node of its own. */
function withoutRepeated(links: readonly WrittenLink[]): readonly WrittenLink[] {
  const seen = new Set<string>()
  return links.filter(({place: {line, column}}) => {
    const key = `${line}:${column}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Place of an offset in a text that starts at a place. */
function placeIn(text: string, offset: number, start: Place): Place {
  const before = text.slice(0, offset).split('\n')
  if (before.length === 1) return {...start, column: start.column + offset}
  return {...start, line: start.line + before.length - 1, column: before.at(-1)!.length + 1}
}
