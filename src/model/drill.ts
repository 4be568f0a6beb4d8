import * as z from 'zod'

const text = z.string().min(1)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 characters of hex')
const milliseconds = z.int().nonnegative()

/** One rehearsal or drill that is kept: figures of its evidence, which `scripts/record-drill.mjs` writes. */
export const drillSchema = z.strictObject({
  /** Id of the run. */
  run: text,
  runbook: text,
  /** Where it ran: a rehearsal says so. */
  environment: text,
  isolation: z.enum(['isolated', 'not isolated', 'none']),
  startedAt: z.iso.datetime('expected an instant in UTC such as 2026-02-11T10:00:00Z'),
  durationMs: milliseconds,
  /** Recovery time, where the runbook sets a limit and it was measured. */
  rtoMs: milliseconds.optional(),
  /** Data lost, likewise. */
  rpoMs: milliseconds.optional(),
  /** The reviewed or at least committed text: a working copy with changes is not kept. */
  commit: z.string().regex(/^[0-9a-f]{40}$/, 'expected a whole commit'),
  /** Digest of the runbook that ran. */
  digest: hash,
  gcloud: text.optional(),
  postgres: text.optional(),
  /** Hash of the last line of its journal. */
  head: hash,
})
export type Drill = z.output<typeof drillSchema>

/** What `docs/_data/drills.yaml` holds. */
export const drillsFileSchema = z.strictObject({
  version: z.literal(1),
  drills: z.array(drillSchema),
})
