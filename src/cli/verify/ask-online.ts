/** Asks a server; `fetch` of Node, and another one in tests. */
export type Fetch = (
  url: string,
  options: RequestInit,
) => Promise<Pick<Response, 'status' | 'headers' | 'body'>>

const timeoutMs = 10_000
const mostAtOnce = 8
const mostRedirects = 5
/** Statuses with which a server refuses to be asked without a browser, a method, or so often: no proof of a dead link. */
const refusals = new Set([401, 403, 405, 406, 429, 451, 501, 503, 999])

/** Asks each address whether it answers; why not, by address. */
export async function askOnline(
  urls: readonly string[],
  fetch: Fetch = globalThis.fetch,
): Promise<ReadonlyMap<string, string>> {
  const waiting = [...new Set(urls)]
  const unreachable = new Map<string, string>()
  const work = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const reason = await ask(url, fetch)
      if (reason !== undefined) unreachable.set(url, reason)
    }
  }
  await Promise.all(Array.from({length: mostAtOnce}, work))
  return unreachable
}

async function ask(url: string, fetch: Fetch): Promise<string | undefined> {
  let last: string | undefined
  for (const method of ['HEAD', 'GET']) {
    const answer = await follow(url, method, fetch)
    if (answer.kind === 'refused') return answer.reason
    if (answer.kind === 'answered' && answer.status < 400) return undefined
    if (answer.kind === 'answered' && refusals.has(answer.status) && method === 'GET') return undefined
    last = answer.kind === 'answered' ? `status ${answer.status}` : answer.reason
  }
  return last
}

type Answer =
  | {readonly kind: 'answered'; readonly status: number}
  | {readonly kind: 'failed' | 'refused'; readonly reason: string}

async function follow(url: string, method: string, fetch: Fetch): Promise<Answer> {
  let at = url
  for (let hop = 0; hop <= mostRedirects; hop++) {
    if (isInside(at))
      return {kind: 'refused', reason: 'it is an address inside of a network, which is never asked'}
    try {
      const {status, headers, body} = await fetch(at, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      await body?.cancel()
      const to = status >= 300 && status < 400 ? headers.get('location') : undefined
      if (!to || !URL.canParse(to, at)) return {kind: 'answered', status}
      at = new URL(to, at).href
    } catch (error) {
      return {kind: 'failed', reason: reasonOf(error)}
    }
  }
  return {kind: 'failed', reason: `more than ${mostRedirects} redirects`}
}

/**
 * A page could name the metadata service of the machine that checks it, or redirect there: numbers and names without a
 * public ending are not asked.
 */
function isInside(url: string): boolean {
  const {protocol, hostname} = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return true
  return /^[\d.]+$|^\[|^[^.]+$|\.(local|localhost|internal|intranet|lan|home|corp|test|invalid)$/i.test(
    hostname,
  )
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const {cause} = error
  return cause instanceof Error ? cause.message : error.message
}
