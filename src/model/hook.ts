import * as z from 'zod'
import {valueNamePattern} from './names.ts'

/** When a webhook is told of a run. */
export const hookNames = ['start', 'waiting', 'failed', 'done'] as const
export type HookName = (typeof hookNames)[number]

const target = z.union([
  z.string().refine(isHookUrl, 'must be an https URL without a password (http on loopback only)'),
  z.strictObject({secret: z.string().regex(valueNamePattern)}),
])

/** Whom a run tells: for each occasion a URL, or the name of one of the environment's secrets that holds it. */
export const hookTargetsSchema = z.strictObject({
  start: target.optional(),
  waiting: target.optional(),
  failed: target.optional(),
  done: target.optional(),
})
export type HookTargets = z.output<typeof hookTargetsSchema>

/** True for an address that a run's news may be sent to: https, or plain http to this machine. */
export function isHookUrl(text: string): boolean {
  try {
    const {protocol, hostname, username, password} = new URL(text)
    if (username !== '' || password !== '') return false
    return (
      protocol === 'https:' || (protocol === 'http:' && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(hostname))
    )
  } catch {
    // Not a URL at all.
    return false
  }
}

/** What became of telling a webhook; never its address, and nothing of what it answered but the status. */
export const hookRecordSchema = z.strictObject({
  on: z.enum(hookNames),
  outcome: z.enum(['delivered', 'failed']),
  /** HTTP status of the answer; absent when none came. */
  status: z.number().int().optional(),
  /** Why it failed. ex: `no answer within 5s` */
  reason: z.string().optional(),
})
export type HookRecord = z.output<typeof hookRecordSchema>
