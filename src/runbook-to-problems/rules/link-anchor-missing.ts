import {resolveLink} from '../links/resolve-link.ts'
import {createSuggester} from '../links/suggest.ts'
import type {Page} from '../page.ts'
import type {PageRule} from '../rule.ts'

/** What follows `#` is an id of the page that the link leads to. */
export const linkAnchorMissing: PageRule = {
  id: 'link-anchor-missing',
  severity: 'error',
  asks: 'What follows `#` in a link is a heading, a step or an id of that page.',
  explain: 'The browser stops at the top of a long page, and the reader looks for the step by scrolling.',
  wrong: 'See [Look](/runbooks/disaster-recovery#lok).',
  right: 'See [Look](/runbooks/disaster-recovery#look).',
  check(page, facts) {
    const suggest = createSuggester()
    const looseIds = rememberLoose()
    return page.links.flatMap(({url, place}) => {
      const to = resolveLink(url, page, facts)
      // Browsers go to the top of a page for an empty hash and for `#top`.
      if (to.kind !== 'page' || to.id === '' || to.id === 'top') return []
      const isOwn = to.page.file === page.file
      if (isOwn ? page.ids.has(to.id) : to.page.ids.includes(to.id)) return []
      const ids = () => (isOwn ? [...page.ids, ...(facts.project ? [] : htmlHeadings(page))] : to.page.ids)
      if (!facts.project && isGenerated(page, place.line)) return []
      if (!facts.project && isLoosely(to.id, looseIds(to.page.file, ids))) return []
      const near = suggest(to.id, ids)
      return [
        {
          place,
          message: `The link \`${url}\` names \`#${to.id}\`, which is no id of ${to.page.file}.`,
          hint: near
            ? `Did you mean \`#${near}\`?`
            : `Name one of: ${ids().slice(0, 12).join(', ') || 'none'}.`,
        },
      ]
    })
  },
}

/** Headings in raw HTML, which some hosts give ids as well. ex: `<h2 align="center">Sponsors</h2>` */
function htmlHeadings({text}: Page): readonly string[] {
  return [...text.matchAll(/<h[1-6][^<>]*>([^<]{1,80})<\/h[1-6]>/gi)].map((match) => match[1]!)
}

/** A list of contributors that a tool keeps: its hashes lead nowhere, and nobody follows them. */
function isGenerated({lines}: Page, line: number): boolean {
  const opened = lines.findIndex((text) => text.includes('ALL-CONTRIBUTORS-LIST:START'))
  const closed = lines.findIndex((text) => text.includes('ALL-CONTRIBUTORS-LIST:END'))
  return opened !== -1 && line > opened && (closed === -1 || line <= closed)
}

/** Hosts slug differently: elsewhere only letters and digits are compared, and lines of code are left alone. */
function isLoosely(id: string, ids: ReadonlySet<string>): boolean {
  const bare = looseId(id)
  // The second heading of a name is `#name-1` here, and `#name-2` elsewhere.
  return bare === '' || /^l\d+/.test(bare) || ids.has(bare) || ids.has(looseId(id.replace(/-\d+$/, '')))
}

function looseId(id: string): string {
  return id.toLowerCase().replace(/^user-content-|[^\p{L}\p{N}]/gu, '')
}

/** The loose ids of each page, made once. */
function rememberLoose(): (file: string, ids: () => readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return (file, ids) => {
    const loose = known.get(file) ?? new Set(ids().map(looseId))
    known.set(file, loose)
    return loose
  }
}
