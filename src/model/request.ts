import * as z from 'zod'

/** One request that a step sent to an API: never its body, query or headers. */
export const requestSchema = z.strictObject({
  method: z.string(),
  host: z.string(),
  path: z.string(),
  /** HTTP status that was answered; 0 when the connection was cut. */
  status: z.number().int(),
  /** Present when the world has no such host or route: the step fails whatever its client said. */
  refused: z.string().optional(),
})
export type Request = z.output<typeof requestSchema>
