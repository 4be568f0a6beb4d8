import * as z from 'zod'

/** An uptime check on an HTTP address. */
export const uptimeSchema = z.strictObject({
  name: z.string().optional(),
  displayName: z.string().min(1),
  monitoredResource: z.strictObject({
    type: z.enum(['uptime_url', 'cloud_run_revision']),
    labels: z.record(z.string(), z.string()),
  }),
  httpCheck: z.looseObject({path: z.string().startsWith('/'), useSsl: z.boolean().optional()}),
  period: z.enum(['60s', '300s', '600s', '900s']),
  timeout: z.string().regex(/^([1-9]|[1-5]\d|60)s$/),
  userLabels: z.record(z.string(), z.string()).optional(),
  contentMatchers: z.array(z.looseObject({})).optional(),
  selectedRegions: z.array(z.string()).optional(),
})
