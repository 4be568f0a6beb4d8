import {formatDuration} from '../../model/format-duration.ts'
import {type HookName, type HookRecord, isHookUrl} from '../../model/hook.ts'
import type {World} from '../../model/world.ts'
import {LimitReached, withinLimit} from './within-limit.ts'

/** A webhook that is to be told something. */
export interface HookCall {
  readonly on: HookName
  /** Absent when the secret that holds it could not be fetched. */
  readonly address: string | undefined
  readonly body: string
  readonly timeoutMs: number
  /** Ends the call early: the run was told to stop. */
  readonly signal: AbortSignal
}

/** Tells a webhook and gives what became of it. Never throws: news that do not arrive stop no run. */
export async function callWebhook(call: HookCall, post: World['post']): Promise<HookRecord> {
  const {on, address, body} = call
  const failed = {on, outcome: 'failed'} as const
  if (address === undefined) return {...failed, reason: 'its secret could not be fetched'}
  if (!isHookUrl(address)) return {...failed, reason: 'its secret is not an https URL'}
  try {
    const url = new URL(address)
    const status = await withinLimit(call, (signal) => post({url, body, signal}))
    if (status >= 200 && status < 300) return {on, outcome: 'delivered', status}
    const isRedirect = status >= 300 && status < 400
    return {...failed, status, reason: isRedirect ? 'redirects, which is not followed' : 'refused it'}
  } catch (error) {
    return {...failed, reason: explain(error, call)}
  }
}

/** The texts of network errors hold the host, which belongs to a secret: only their codes are kept. */
function explain(error: unknown, {signal, timeoutMs}: HookCall): string {
  if (signal.aborted) return 'the run was told to stop'
  if (error instanceof LimitReached) return `no answer within ${formatDuration(timeoutMs)}`
  const code = error instanceof Error && (error.cause as {code?: unknown} | undefined)?.code
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? `not reached: ${code}` : 'not reached'
}
