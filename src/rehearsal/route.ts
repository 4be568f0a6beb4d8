/** One request as a route sees it. */
export interface Call {
  readonly method: string
  readonly host: string
  /** Path without the query, percent-encoded as it came. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
  /** The request's own sign-in, such as `Bearer …`; `''` or absent without one. */
  readonly authorization?: string
  /** The named parts of the route's template, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** True when a fault asks that the operation which this request starts ends in an error. */
  readonly failOperation: boolean
}

/** What a route answers; an object becomes JSON. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** One method on one address. */
export interface Route {
  readonly method: string
  /** Matches host and path together. */
  readonly pattern: RegExp
  /** False while the state of the world has no such host. Default: the host is always there. */
  readonly applies?: (host: string) => boolean
  readonly reply: (call: Call) => Reply | Promise<Reply>
}

/**
 * Makes a route from a readable template; `{name}` stands for one path part without `/` and `:`.
 *
 * @example route('GET', 'cloudresourcemanager.googleapis.com/v1/projects/{project}', readProject)
 */
export function route(method: string, template: string, reply: Route['reply']): Route {
  const source = template
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 ? `(?<${part}>[^/:]+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return {method, pattern: new RegExp(`^${source}$`), reply}
}

/** Answers 200 with JSON. */
export function ok(body: unknown): Reply {
  return {status: 200, body}
}
