import * as z from 'zod'
import {objectiveRefSchema} from './objective-ref.ts'

const text = z.string().min(1)
const percent = z.number().min(0).max(100)

/** Where a figure may come from. A rehearsal's figures come from its evidence, never from a file of ours. */
const environment = z.enum(['staging', 'production'])

/** One measurement of a metric: a figure never stands without where, when and on how much it was measured. */
export const slaMeasurementSchema = z.strictObject({
  environment,
  /** In the unit of the metric. */
  value: z.number(),
  /** Day of the last sample. */
  date: z.iso.date('expected a day such as 2027-02-01'),
  /** How much was measured: requests, jobs, runs. */
  sample: text,
  source: text,
})

/** What a metric aims at; `none` says why there is no aim. */
export const slaTargetSchema = z.union([
  z.strictObject({below: z.number()}),
  z.strictObject({above: z.number()}),
  z.strictObject({none: text}),
  objectiveRefSchema,
])
export type SlaTarget = z.output<typeof slaTargetSchema>

export const slaMetricSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower case letters, digits and hyphens'),
    name: text,
    unit: z.enum(['%', 'ms', 'min', 'USD', 'duration']),
    target: slaTargetSchema,
    /** The time over which the formula is taken. */
    window: text,
    formula: text,
    /** Where the numbers come from. */
    source: text,
    /** Empty while nobody has measured it; the page then says so. */
    measured: z.array(slaMeasurementSchema).default([]),
  })
  .refine(({target, measured}) => !('objective' in target) || measured.length === 0, {
    path: ['measured'],
    message: 'expected nothing: an objective is measured by the evidence of runs',
  })

/** One metric of the service level, with its target and what was measured. */
export type SlaMetric = z.output<typeof slaMetricSchema>

/** What `docs/_data/sla.yaml` holds. */
export const slaFileSchema = z.strictObject({
  version: z.literal(1),
  metrics: z.array(slaMetricSchema),
  /** The most that may be promised. */
  promise: percent,
  /** Figures of the definitions, which pages name by their id. */
  terms: z.array(z.strictObject({id: slaMetricSchema.shape.id, value: text, why: text})),
  /** What we stand on: the ceiling is the product of their levels. */
  dependencies: z.array(
    z.strictObject({
      id: slaMetricSchema.shape.id,
      name: text,
      level: percent,
      condition: text,
      source: z.url(),
    }),
  ),
  budget: z.strictObject({
    /** Days of the window. */
    days: z.number().int().positive(),
    policy: z.array(z.strictObject({spent: text, action: text})),
  }),
})
export type SlaFile = z.output<typeof slaFileSchema>
