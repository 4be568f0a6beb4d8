import * as z from 'zod'
import {objectiveRefSchema} from './objective-ref.ts'

const text = z.string().min(1)
/** An objective of the runbook that brings the component back, or words; TO FILL while it is not decided. */
const aim = z.union([objectiveRefSchema, text])

/** One thing that can break. */
export const componentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower case letters, digits and hyphens'),
  name: text,
  failure: text,
  backup: text,
  /** Data that may be lost. */
  rpo: aim,
  /** Time until it works again. */
  rto: aim,
  /** Route of the page, with the anchor of the section or step, that says what to do. */
  answer: z.string().startsWith('/'),
})

/** What `docs/_data/components.yaml` holds. */
export const componentsFileSchema = z.strictObject({
  version: z.literal(1),
  components: z.array(componentSchema),
})

export type ComponentsFile = z.output<typeof componentsFileSchema>
