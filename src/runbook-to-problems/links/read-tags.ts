/** What links need of one HTML or JSX tag. */
export interface Tag {
  readonly name: string
  /** Addresses in `href`, `src`, `to` and `poster`, with the offset of each in the text. */
  readonly addresses: readonly {readonly url: string; readonly offset: number}[]
  readonly id?: string
}

/** Characters of a tag that are read: a hostile page must not make each `<` read all the rest. */
const longest = 1000
const opening = /<[A-Za-z]/g
const tag = /^<([A-Za-z][\w.:-]*)((?:[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*)>/
const attribute = /([A-Za-z][\w:-]*)\s*=\s*\{?\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`{}]+))/g
const addressed = new Set(['href', 'src', 'to', 'poster'])

/** Reads the opening tags of a text of HTML or JSX, comments left out. */
export function readTags(html: string): readonly Tag[] {
  const text = html.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length))
  const tags: Tag[] = []
  opening.lastIndex = 0
  for (let start = opening.exec(text); start; start = opening.exec(text)) {
    const match = tag.exec(text.slice(start.index, start.index + longest))
    if (!match) continue
    tags.push(readTag(match, start.index))
    opening.lastIndex = start.index + match[0].length
  }
  return tags
}

function readTag([, name = '', inner = '']: RegExpExecArray, start: number): Tag {
  const at = start + 1 + name.length
  const addresses: {url: string; offset: number}[] = []
  let id: string | undefined
  for (const written of inner.matchAll(attribute)) {
    const [all, key = '', double, single, bare] = written
    const url = double ?? single ?? bare ?? ''
    const quote = bare === undefined ? 1 : 0
    if (addressed.has(key))
      addresses.push({url, offset: at + written.index + all.length - url.length - quote})
    if (key === 'id' || (key === 'name' && name === 'a')) id ??= url
  }
  return {name, addresses, ...(id !== undefined && {id})}
}
