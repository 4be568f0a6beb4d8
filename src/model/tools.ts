import * as z from 'zod'

/** Which tools a run used. */
export const toolsSchema = z.strictObject({
  /** `528.0.0`, `528.0.0 (kept warm)`, `unknown`, `stand-in` or `missing`. */
  gcloud: z.string(),
  /** `15.18 (system)`, `15.18 (embedded)` or `none`. */
  postgres: z.string(),
  /** Present where the rehearsal had to bring a curl of its own. */
  curl: z.literal('stand-in').optional(),
})
export type Tools = z.output<typeof toolsSchema>
