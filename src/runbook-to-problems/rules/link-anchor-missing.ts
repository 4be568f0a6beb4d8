import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {resolveLink} from '../links/resolve-link.ts'
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
    return page.links.flatMap(({url, place}) => {
      const to = resolveLink(url, page, facts)
      // Browsers go to the top of a page for an empty hash and for `#top`.
      if (to.kind !== 'page' || to.id === '' || to.id === 'top') return []
      const ids = to.page.file === page.file ? [...page.ids] : to.page.ids
      if (ids.includes(to.id) || (!facts.project && isLoosely(to.id, ids))) return []
      const near = nearest(to.id, ids)
      return [
        {
          place,
          message: `The link \`${url}\` names \`#${to.id}\`, which is no id of ${to.page.file}.`,
          hint: near
            ? `Did you mean \`#${near}\`?`
            : `Name one of: ${ids.slice(0, 12).join(', ') || 'none'}.`,
        },
      ]
    })
  },
}

/** Hosts slug differently: elsewhere only letters and digits are compared, and lines of code are left alone. */
function isLoosely(id: string, ids: readonly string[]): boolean {
  const loose = (text: string) => text.toLowerCase().replace(/^user-content-|[^\p{L}\p{N}]/gu, '')
  const bare = loose(id)
  return bare === '' || /^l\d+/.test(bare) || ids.some((other) => loose(other) === bare)
}
