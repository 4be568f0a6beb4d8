import {resolveLink} from '../links/resolve-link.ts'
import {createSuggester} from '../links/suggest.ts'
import type {PageRule} from '../rule.ts'

/** An internal link or image leads to a page, a route or a file. */
export const linkMissing: PageRule = {
  id: 'link-missing',
  severity: 'error',
  asks: 'A link or image leads to a page or file that is there, in upper and lower case.',
  explain:
    'A dead link is found by the person who needs the page behind it. The site generator does not check raw HTML and images in MDX.',
  wrong: 'See [Support](/docs/suport).',
  right: 'See [Support](/docs/support).',
  check(page, facts) {
    const suggest = createSuggester()
    return page.links.flatMap(({url, kind, place}) => {
      const to = resolveLink(url, page, facts)
      if (to.kind !== 'missing') return []
      const path = url.replace(/[?#].*$/s, '')
      const near = suggest(path, to.near)
      return [
        {
          place,
          message: `The ${kind} \`${url}\` leads to nothing that is there.`,
          hint: hintOf(near, to.doubt),
          ...(to.doubt !== undefined && {severity: 'warning' as const}),
          ...(to.isGuess && {severity: 'note' as const}),
        },
      ]
    })
  },
}

function hintOf(near: string | undefined, doubt: string | undefined): string {
  const hint = near ? `Did you mean \`${near}\`?` : 'Correct the path, or add the file.'
  return doubt ? `${hint} Not sure: ${doubt}.` : hint
}
