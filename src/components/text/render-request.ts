import type {PropRequest} from '../../model/prop-runbook.ts'

/**
 * One request in short: the host's first label and the last part of the path.
 * @example // POST sqladmin… /clone
 */
export function renderShortRequest({method, host, path}: PropRequest): string {
  const last = path.split('?')[0]?.split('/').filter(Boolean).at(-1) ?? ''
  return `${method} ${host.split('.')[0]}… /${last}`
}

/** The requests that say what a step did: those that change something, or the first when all only read. */
export function tellingRequests(requests: readonly PropRequest[]): readonly PropRequest[] {
  const changing = requests.filter(({method}) => method !== 'GET' && method !== 'HEAD')
  return changing.length > 0 ? changing : requests.slice(0, 1)
}
