import {resolveLink} from '../links/resolve-link.ts'
import type {PageRule} from '../rule.ts'

/** An external address is an address, and uses https. */
export const linkUrl: PageRule = {
  id: 'link-url',
  severity: 'error',
  asks: 'An external address is well-formed and uses https.',
  explain:
    'A mistyped address is found in the incident. Over plain http anybody on the way can change what the reader sees.',
  wrong: 'See [the status page](http://status.example.org).',
  right: 'See [the status page](https://status.example.org).',
  check(page, facts) {
    return page.links.flatMap(({url, place}) => {
      const to = resolveLink(url, page, facts)
      if (to.kind !== 'outside') return []
      const fault = faultOf(to.url)
      if (!fault) return []
      const severity = facts.project ? undefined : ('note' as const)
      return [
        {
          place,
          message: `The address \`${url}\` ${fault.reason}.`,
          hint: fault.hint,
          ...(severity && {severity}),
        },
      ]
    })
  },
}

function faultOf(url: string): {readonly reason: string; readonly hint: string} | undefined {
  if (/^https?:\/(?!\/)/.test(url))
    return {reason: 'has one slash behind its scheme', hint: 'Write `https://`.'}
  if (/^https?:\/+https?:?\/+/i.test(url))
    return {reason: 'has its scheme twice', hint: `Write \`${url.replace(/^https?:\/+/i, '')}\`.`}
  const absolute = url.startsWith('//') ? `https:${url}` : url
  if (!URL.canParse(absolute) || !/^[\w.-]+$|^\[/.test(new URL(absolute).hostname)) {
    return {reason: 'is not well-formed', hint: 'Correct it.'}
  }
  const {protocol, hostname} = new URL(absolute)
  // A machine's own address never leaves it; an address without a scheme is not the author's `http`.
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|www\..*)$/.test(hostname)
  if (protocol === 'https:' || isLocal) return undefined
  return {reason: 'uses plain http', hint: `Write \`https${absolute.slice('http'.length)}\`.`}
}
