import {resolveLink} from '../links/resolve-link.ts'
import type {PageRule} from '../rule.ts'

/** An external address answers; asked only with `--online`. */
export const linkUnreachable: PageRule = {
  id: 'link-unreachable',
  severity: 'warning',
  asks: 'An external address answers; asked only with `--online`.',
  explain:
    'Pages of others move. The network also fails for reasons that are nobody’s mistake, so this is a warning.',
  wrong: 'See [a page](https://gone.example.org/).',
  right: 'See [a page](https://example.org/).',
  check(page, facts) {
    return page.links.flatMap(({url, place}) => {
      const to = resolveLink(url, page, facts)
      const reason = to.kind === 'outside' ? facts.unreachable.get(to.url.replace(/#.*$/s, '')) : undefined
      if (reason === undefined) return []
      return [
        {
          place,
          message: `The address \`${url}\` does not answer: ${reason}.`,
          hint: 'Open it, and correct or remove the link.',
        },
      ]
    })
  },
}
