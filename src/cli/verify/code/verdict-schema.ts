import * as z from 'zod'

/** A verdict as the cache keeps it: what nobody could prove is asked again. */
export const verdictSchema = z.discriminatedUnion('status', [
  z.strictObject({status: z.literal('accepted')}),
  z.strictObject({
    status: z.literal('refused'),
    offset: z.number(),
    message: z.string(),
    hint: z.string().optional(),
  }),
])
