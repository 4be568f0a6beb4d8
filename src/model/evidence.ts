import * as z from 'zod'
import {findingsSchema, stepStatusSchema, verifyRecordSchema} from './event.ts'
import {requestSchema} from './request.ts'
import {toolsSchema} from './tools.ts'

const objectiveResult = z.strictObject({
  withinMs: z.number(),
  measuredMs: z.number().optional(),
  met: z.boolean(),
})
/** One objective against its limit; `measuredMs` is absent when an end was not reached, and `met` is then false. */
export type ObjectiveResult = z.output<typeof objectiveResult>

export const objectivesSchema = z.strictObject({
  rto: objectiveResult.optional(),
  rpo: objectiveResult.optional(),
})
export type Objectives = z.output<typeof objectivesSchema>

/** What a file of `.runbook/evidence` holds: proof that a text ran, written after a run, never by hand. */
export const evidenceSchema = z.strictObject({
  version: z.literal(1),
  run: z.string(),
  runbook: z.string(),
  digest: z.string(),
  environment: z.string(),
  isolation: z.enum(['isolated', 'not isolated', 'none']),
  tools: toolsSchema,
  status: z.string(),
  /** What was proven: the steps forward, that no verify of a change holds before it, and the way back to the beginning. */
  passes: z.array(z.enum(['forward', 'negative', 'back'])).default(['forward']),
  /** What stays after the way back, as the page says. */
  leftovers: z.array(z.string()).default([]),
  startedAt: z.string(),
  durationMs: z.number(),
  commit: z.string().optional(),
  dirty: z.boolean().optional(),
  objectives: objectivesSchema,
  steps: z.array(
    z.strictObject({
      id: z.string(),
      digest: z.string(),
      status: stepStatusSchema,
      durationMs: z.number(),
      /** Which blocks of the step were executed in this rehearsal. */
      executed: z.array(z.enum(['run', 'verify', 'rollback'])),
      verify: verifyRecordSchema.optional(),
      requests: z.array(requestSchema),
      reason: z.string().optional(),
    }),
  ),
  findings: findingsSchema.optional(),
  /** Hash of the journal's last line. */
  head: z.string(),
})
export type Evidence = z.output<typeof evidenceSchema>

/**
 * The name of the file that holds the evidence. That of a rehearsal and of each other environment stand side by side:
 * one never takes the place of the other.
 *
 * @example evidenceName({runbook: 'a', environment: 'production', isolation: 'none'}) // a.production.json
 */
export function evidenceName({
  runbook,
  environment,
  isolation,
}: Pick<Evidence, 'runbook' | 'environment' | 'isolation'>): string {
  // Only a rehearsal has a wall around it, or says that it has none.
  return isolation === 'none' ? `${runbook}.${environment}.json` : `${runbook}.json`
}
