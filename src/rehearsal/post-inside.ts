import type {WebhookCall} from '../model/world.ts'
import type {Answer, Incoming} from './dispatch.ts'

/**
 * Brings the news of a run to the world's own routes and gives the status. They never leave this process: an
 * address that the world does not know is refused there, as it would be for a step.
 */
export async function postInside(
  {url, body, signal}: WebhookCall,
  dispatch: (incoming: Incoming) => Promise<Answer>,
): Promise<number> {
  const {protocol, host, pathname, searchParams} = url
  const incoming = {method: 'POST', protocol: protocol.slice(0, -1), host, path: pathname, body}
  const answer = await dispatch({...incoming, query: searchParams})
  if (answer.kind === 'reply') return answer.reply.status
  if (answer.kind === 'cut') throw new Error('the connection was cut', {cause: {code: 'ECONNRESET'}})
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}
