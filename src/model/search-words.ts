import * as z from 'zod'

const phrase = z.string().trim().min(1)

/** What `docs/_data/search-words.yaml` holds. */
export const searchWordsFileSchema = z.strictObject({
  version: z.literal(1),
  /** Route of a page, or of one place on it, and how readers ask for it who do not know our words. */
  places: z.record(
    z.string().regex(/^\/[\w./-]*(?:#[\w-]+)?$/, 'expected a route such as /docs/support#who'),
    z
      .array(phrase)
      .min(1)
      .refine((phrases) => new Set(phrases).size === phrases.length, 'expected each phrase once'),
  ),
})
export type SearchWords = z.output<typeof searchWordsFileSchema>['places']
