import type {WebhookCall} from '../../model/world.ts'

/**
 * Posts JSON to a webhook and gives the status. A redirect is not followed: the news of a run go to the address
 * that was configured, and nowhere else. Rejects when no answer comes.
 */
export async function postOutside({url, body, signal}: WebhookCall): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body,
    redirect: 'manual',
    signal,
  })
  // What it says is of no interest, and may have no end.
  await answer.body?.cancel()
  return answer.status
}
