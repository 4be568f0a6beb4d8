import {createLooseCheck} from '../links/loose-ids.ts'
import {resolveLink} from '../links/resolve-link.ts'
import {createSuggester} from '../links/suggest.ts'
import {whyUnsureId} from '../links/why-unsure-id.ts'
import type {Page} from '../page.ts'
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
      if (!facts.project && (isOfContributors(page, place.line) || isElsewhere(to.id, to.page))) return []
      if (url.startsWith('#') && isOfSphinx(page.file, facts)) return []
      const near = suggest(to.id, ids)
      const doubt = facts.project ? undefined : whyUnsureId({id: to.id, page: to.page, near}, facts)
      const hint = near
        ? `Did you mean \`#${near}\`?`
        : `Name one of: ${ids().slice(0, 12).join(', ') || 'none'}.`
      return [
        {
          place,
          ...(doubt !== undefined && {severity: 'warning'}),
          ...(!facts.project && to.page.isAssembled && {severity: 'note'}),
          message: `The link \`${url}\` names \`#${to.id}\`, which is no id of ${to.page.file}.`,
          hint: doubt ? `${hint} Not sure: ${doubt}.` : hint,
        },
      ]
    })
  },
}

/** A list of contributors that a tool keeps: its hashes lead nowhere, and nobody follows them. */
function isOfContributors({lines}: Page, line: number): boolean {
  const opened = lines.findIndex((text) => text.includes('ALL-CONTRIBUTORS-LIST:START'))
  const closed = lines.findIndex((text) => text.includes('ALL-CONTRIBUTORS-LIST:END'))
  return opened !== -1 && line > opened && (closed === -1 || line <= closed)
}
