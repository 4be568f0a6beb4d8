import type {PageFacts} from '../page-facts.ts'

/** Hashes that a host makes: lines of code, notes at the foot, routes, tabs, a text to look for, parts of a layout. */
const made =
  /^(?:l\d+|fn(?:ref)?[:_-]?\d|[!/]|:~:|readme|__|tab=|(?:main|page)?[_-]?(?:content|header|footer|sidebar|navigation|search)$|main$)/i

/** Tells whether another host may know an id: only letters and digits are compared. */
export function createLooseCheck(): (id: string, page: PageFacts) => boolean {
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

/** An id as far as hosts agree on it: letters and digits. */
export function looseId(id: string): string {
  return id.toLowerCase().replace(/^user-content-|[^\p{L}\p{N}]/gu, '')
}

function withoutSigns(id: string): string {
  return looseId(id.toLowerCase().replace(signs, ''))
}
