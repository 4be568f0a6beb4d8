import * as z from 'zod'

const text = z.string().min(1)

/** One thing that can break. */
export const componentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower case letters, digits and hyphens'),
  name: text,
  failure: text,
  backup: text,
  /** Data that may be lost, in words or as a duration; TO FILL while it is not decided. */
  rpo: text,
  /** Time until it works again, in words or as a duration. */
  rto: text,
  /** Route of the page that says what to do. */
  answer: z.string().startsWith('/'),
})

/** What `docs/_data/components.yaml` holds. */
export const componentsFileSchema = z.strictObject({
  version: z.literal(1),
  components: z.array(componentSchema),
})
