import * as z from 'zod'

/** One measurement of a metric: a figure never stands without where, when and on how much it was measured. */
export const slaMeasurementSchema = z.strictObject({
  environment: z.string(),
  value: z.string(),
  /** ISO date of the last sample. */
  date: z.string(),
  /** How much was measured: requests, jobs, runs. */
  sample: z.string(),
  source: z.string(),
})

export const slaMetricSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  target: z.string(),
  /** The time over which the formula is taken. */
  window: z.string(),
  formula: z.string(),
  /** Where the numbers come from. */
  source: z.string(),
  /** Empty while nobody has measured it; the page then says so. */
  measured: z.array(slaMeasurementSchema).default([]),
})

/** What `docs/_data/sla.yaml` holds. */
export const slaFileSchema = z.strictObject({
  version: z.literal(1),
  metrics: z.array(slaMetricSchema),
})

/** One metric of the service level, with its target and what was measured. */
export type SlaMetric = z.output<typeof slaMetricSchema>
