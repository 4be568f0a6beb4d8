import * as z from 'zod'

const aggregation = z.strictObject({
  alignmentPeriod: z.string().regex(/^\d+s$/),
  perSeriesAligner: z.enum([
    'ALIGN_NONE',
    'ALIGN_DELTA',
    'ALIGN_RATE',
    'ALIGN_MEAN',
    'ALIGN_MAX',
    'ALIGN_SUM',
    'ALIGN_COUNT',
    'ALIGN_COUNT_TRUE',
    'ALIGN_NEXT_OLDER',
    'ALIGN_FRACTION_TRUE',
    'ALIGN_PERCENTILE_99',
    'ALIGN_PERCENTILE_95',
    'ALIGN_PERCENTILE_50',
  ]),
  crossSeriesReducer: z
    .enum([
      'REDUCE_NONE',
      'REDUCE_MEAN',
      'REDUCE_MAX',
      'REDUCE_SUM',
      'REDUCE_COUNT_FALSE',
      'REDUCE_COUNT_TRUE',
    ])
    .optional(),
  groupByFields: z.array(z.string()).optional(),
})

const namesMetric = z
  .string()
  .refine((filter) => /metric\.type\s*=/.test(filter), 'must name a metric.type')
  .refine((filter) => /resource\.type\s*=/.test(filter), 'must name a resource.type')

const threshold = z
  .strictObject({
    filter: namesMetric,
    aggregations: z.array(aggregation).optional(),
    denominatorFilter: namesMetric.optional(),
    denominatorAggregations: z.array(aggregation).optional(),
    comparison: z.enum(['COMPARISON_GT', 'COMPARISON_LT']),
    thresholdValue: z.number().default(0),
    duration: z.string().regex(/^\d+s$/),
    trigger: z.strictObject({count: z.number().int().optional(), percent: z.number().optional()}).optional(),
    evaluationMissingData: z.string().optional(),
  })
  .refine(
    ({denominatorFilter, aggregations, denominatorAggregations}) =>
      denominatorFilter === undefined ||
      (aggregations?.[0] !== undefined &&
        aggregations[0].alignmentPeriod === denominatorAggregations?.[0]?.alignmentPeriod),
    'a ratio needs aggregations of numerator and denominator over the same period',
  )

const condition = z
  .strictObject({
    name: z.string().optional(),
    displayName: z.string().min(1),
    conditionThreshold: threshold.optional(),
    conditionMatchedLog: z
      .strictObject({filter: z.string().min(1), labelExtractors: z.record(z.string(), z.string()).optional()})
      .optional(),
  })
  .refine(
    (one) => (one.conditionThreshold === undefined) !== (one.conditionMatchedLog === undefined),
    'exactly one kind of condition is needed',
  )

/** An alert policy as Cloud Monitoring takes it: unknown fields are refused, which gcloud itself does not do. */
export const policySchema = z
  .strictObject({
    name: z.string().optional(),
    displayName: z.string().min(1),
    combiner: z.enum(['AND', 'OR', 'AND_WITH_MATCHING_RESOURCE']),
    enabled: z.boolean().default(true),
    documentation: z
      .strictObject({
        content: z.string(),
        mimeType: z.literal('text/markdown'),
        subject: z.string().optional(),
      })
      .optional(),
    userLabels: z
      .record(z.string().regex(/^[a-z][a-z0-9_-]*$/), z.string().regex(/^[a-z0-9_-]*$/))
      .optional(),
    severity: z.enum(['CRITICAL', 'ERROR', 'WARNING']).optional(),
    conditions: z.array(condition).min(1).max(6),
    notificationChannels: z.array(z.string()).default([]),
    alertStrategy: z
      .strictObject({
        autoClose: z.string().optional(),
        notificationRateLimit: z.strictObject({period: z.string()}).optional(),
      })
      .optional(),
  })
  .refine(
    ({conditions, alertStrategy}) =>
      conditions.every((one) => one.conditionMatchedLog === undefined) ||
      alertStrategy?.notificationRateLimit,
    'a condition on log entries needs alertStrategy.notificationRateLimit',
  )
