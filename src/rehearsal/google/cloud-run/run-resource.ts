import * as z from 'zod'

const environmentVariable = z.looseObject({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z.looseObject({secretKeyRef: z.looseObject({name: z.string(), key: z.string()})}).optional(),
})

const probeTarget = z.looseObject({path: z.string().default('/'), port: z.number().int().optional()})

const texts = z.record(z.string(), z.string())

/** The part of a knative template that the world reads; everything else is kept and shown as it was sent. */
export const templateSchema = z.looseObject({
  metadata: z
    .looseObject({name: z.string().optional(), labels: texts.optional(), annotations: texts.optional()})
    .default({}),
  spec: z.looseObject({
    containers: z
      .array(
        z.looseObject({
          image: z.string(),
          env: z.array(environmentVariable).default([]),
          startupProbe: z.looseObject({httpGet: probeTarget.optional()}).optional(),
        }),
      )
      .min(1),
  }),
})
/** What a revision is made from. */
export type Template = z.output<typeof templateSchema>

/** A share of the requests: a named revision, or whichever is the newest ready one. */
export const trafficSchema = z.looseObject({
  revisionName: z.string().optional(),
  latestRevision: z.boolean().optional(),
  percent: z.number().int().optional(),
  tag: z.string().optional(),
})
export type Traffic = z.output<typeof trafficSchema>

/** A Cloud Run service as it was asked for. */
export interface RunService {
  readonly name: string
  readonly createTime: string
  readonly url: string
  labels: Readonly<Record<string, string>>
  annotations: Readonly<Record<string, string>>
  generation: number
  template: Template
  traffic: readonly Traffic[]
}

/** One revision of a service; `ready` is undefined until its secrets were looked at. */
export interface RunRevision {
  readonly name: string
  readonly service: string
  readonly createTime: string
  readonly template: Template
  ready?: boolean
  /** Why it is not ready. */
  message?: string
}
