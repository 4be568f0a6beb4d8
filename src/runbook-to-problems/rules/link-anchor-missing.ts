import {resolveLink} from '../links/resolve-link.ts'
import {createSuggester} from '../links/suggest.ts'
import type {Page} from '../page.ts'
import type {PageFacts} from '../page-facts.ts'
import {isOfSphinx} from '../repository.ts'
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
    const isElsewhere = createLooseCheck()
    return page.links.flatMap(({url, place}) => {
      const to = resolveLink(url, page, facts)
      // Browsers go to the top of a page for an empty hash and for `#top`.
      if (to.kind !== 'page' || to.id === '' || to.id === 'top') return []
      const isOwn = to.page.file === page.file
      if (isOwn ? page.ids.has(to.id) : to.page.ids.includes(to.id)) return []
      const ids = () => (isOwn ? [...page.ids] : to.page.ids)
      if (!facts.project && (isGenerated(page, place.line) || isElsewhere(to.id, to.page))) return []
      if (url.startsWith('#') && isOfSphinx(page.file, facts)) return []
      const near = suggest(to.id, ids)
      return [
        {
          place,
          ...(!facts.project && to.page.isAssembled && {severity: 'note'}),
          message: `The link \`${url}\` names \`#${to.id}\`, which is no id of ${to.page.file}.`,
          hint: near
            ? `Did you mean \`#${near}\`?`
            : `Name one of: ${ids().slice(0, 12).join(', ') || 'none'}.`,
        },
      ]
    })
  },
}

/** A list of contributors that a tool keeps: its hashes lead nowhere, and nobody follows them. */
function isGenerated({lines}: Page, line: number): boolean {
  const opened = lines.findIndex((text) => text.includes('ALL-CONTRIBUTORS-LIST:START'))
  const closed = lines.findIndex((text) => text.includes('ALL-CONTRIBUTORS-LIST:END'))
  return opened !== -1 && line > opened && (closed === -1 || line <= closed)
}

/** Hashes that a host makes: lines of code, notes at the foot, routes, tabs, a text to look for, parts of a layout. */
const made =
  /^(?:l\d+|fn(?:ref)?[:_-]?\d|[!/]|:~:|readme|__|tab=|(?:main|page)?[_-]?(?:content|header|footer|sidebar|navigation|search)$|main$)/i

/** Tells whether another host may know an id: only letters and digits are compared. */
function createLooseCheck(): (id: string, page: PageFacts) => boolean {
  const known = new Map<string, ReadonlySet<string>>()
  return (id, page) => {
    const loose = known.get(page.file) ?? new Set([...page.ids, ...(page.foreignIds ?? [])].map(looseId))
    known.set(page.file, loose)
    const bare = looseId(id)
    if (bare === '' || made.test(id) || loose.has(bare) || loose.has(withoutSigns(id))) return true
    // The second heading of a name is `#name-1` here, and `#name-2` elsewhere.
    if (loose.has(looseId(id.replace(/-\d+$/, '')))) return true
    // ex: the tab `Insiders` below `## With actions`: `with-actions-insiders`
    if ([...bare].some((_, at) => loose.has(bare.slice(0, at)) && loose.has(bare.slice(at)))) return true
    // ex: `## DEP0090: Invalid lengths`, `## 1.2.0 (2020-01-01)`: some hosts take the number alone.
    return /\d/.test(bare) && [...loose].some((other) => other.startsWith(bare))
  }
}

/** Some hosts write signs as words: `<a|b>` as `less-than-a-or-b-greater-than`. */
const signs = /(?<![a-z])(?:less-than|greater-than|lt|gt|amp|or|and|equals)(?![a-z])/g

function looseId(id: string): string {
  return id.toLowerCase().replace(/^user-content-|[^\p{L}\p{N}]/gu, '')
}

function withoutSigns(id: string): string {
  return looseId(id.toLowerCase().replace(signs, ''))
}
