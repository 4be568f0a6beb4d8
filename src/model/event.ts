import * as z from 'zod'
import {hookRecordSchema} from './hook.ts'
import type {Plan} from './plan.ts'
import {requestSchema} from './request.ts'
import {toolsSchema} from './tools.ts'

export const stepStatusSchema = z.enum([
  'passed',
  'failed',
  'timed-out',
  'unknown',
  'skipped',
  'attested',
  'not-run',
  'rolled-back',
])
/** How a step ended. */
export type StepStatus = z.output<typeof stepStatusSchema>

export const outputRecordSchema = z.strictObject({
  /** Size of both streams as they arrived, in bytes. */
  bytes: z.number().int(),
  /** sha256 of the log file, hex. */
  sha256: z.string(),
  /** The last lines, masked, at most 4 KiB. */
  tail: z.string(),
  /** The log file below the run's folder. */
  log: z.string(),
})
export type OutputRecord = z.output<typeof outputRecordSchema>

export const verifyRecordSchema = z.strictObject({
  answer: z.enum(['holds', 'does not hold', 'cannot tell']),
  tries: z.number().int(),
  durationMs: z.number(),
  exitCode: z.number().int().optional(),
  tail: z.string(),
})
export type VerifyRecord = z.output<typeof verifyRecordSchema>

/** A point-in-time recovery that the world performed on a real PostgreSQL, as measured by SQL and from its log. */
export const recoverySchema = z.strictObject({
  instance: z.string(),
  source: z.string(),
  pointInTime: z.string(),
  dataDirectory: z.string(),
  port: z.number().int(),
  timeline: z.number().int(),
  /** PostgreSQL's own line: `recovery stopping before commit of transaction …`. */
  stopLine: z.string(),
  table: z.string(),
  rows: z.number().int(),
  checksum: z.string(),
  /** What the writer had committed up to the recovery point, from its own ledger. */
  expectedRows: z.number().int(),
  expectedChecksum: z.string(),
})
export type Recovery = z.output<typeof recoverySchema>

/** What the loopback world observed of itself, for the evidence. */
export const findingsSchema = z.strictObject({
  scenario: z.string(),
  seed: z.string(),
  recoveries: z.array(recoverySchema),
  /** What arrived at webhooks and mailboxes: where and how many bytes, masked text. */
  deliveries: z.array(
    z.strictObject({sink: z.string(), target: z.string(), at: z.string(), text: z.string()}),
  ),
  /** Answers of the service's /ready that changed, in order. */
  readiness: z.array(
    z.strictObject({
      at: z.string(),
      status: z.number().int(),
      revision: z.string(),
      instance: z.string(),
      port: z.number().int().optional(),
      timeline: z.number().int().optional(),
      dataDirectory: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
})
export type Findings = z.output<typeof findingsSchema>

export const rollbackStatusSchema = z.enum(['rolled-back', 'failed', 'timed-out', 'unknown', 'skipped'])
/** How the rollback of one step ended; `unknown` while it has no end. */
export type RollbackStatus = z.output<typeof rollbackStatusSchema>

const inventoryChangeSchema = z.strictObject({
  path: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
})
export const unreviewedSchema = z.strictObject({
  /** What the operator said. */
  reason: z.string(),
  /** Why the text did not count as reviewed. */
  fault: z.string(),
})
/** Why a text ran in a guarded environment that nobody had reviewed. */
export type Unreviewed = z.output<typeof unreviewedSchema>

const planSchema = z.custom<Plan>((value) => typeof value === 'object' && value !== null)
const at = z.string()
const step = z.string()
const attempt = z.number().int()

/** Everything that can happen in a run. The journal is these events, one a line. */
export const runEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run-started'),
    at,
    version: z.literal(1),
    run: z.string(),
    plan: planSchema,
    isolation: z.enum(['isolated', 'not isolated', 'none']),
    tools: toolsSchema,
    user: z.string(),
    commit: z.string().optional(),
    dirty: z.boolean().optional(),
    unreviewed: unreviewedSchema.optional(),
    /** The incident that the run belongs to, as the operator named it. */
    incident: z.string().optional(),
    /** The folder in which the steps of a page in no project start. */
    folder: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('run-resumed'),
    at,
    tools: toolsSchema,
    user: z.string(),
    commit: z.string().optional(),
    dirty: z.boolean().optional(),
    unreviewed: unreviewedSchema.optional(),
    /** Why the lock of another host was taken over. */
    takeOver: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('step-started'),
    at,
    step,
    attempt,
    /** Nothing runs but the step's verify: whether an attempt before had its effect is not known. */
    asks: z.literal('verify').optional(),
  }),
  z.strictObject({
    kind: z.literal('step-ended'),
    at,
    step,
    attempt,
    status: stepStatusSchema,
    durationMs: z.number(),
    exitCode: z.number().int().optional(),
    message: z.string().optional(),
    hint: z.string().optional(),
    reason: z.string().optional(),
    verify: verifyRecordSchema.optional(),
    output: outputRecordSchema.optional(),
    captures: z.record(z.string(), z.string()),
    requests: z.array(requestSchema),
  }),
  /** A person is asked about a step; the next event of the run that is no note and no hook is the answer. */
  z.strictObject({kind: z.literal('asked'), at, step}),
  z.strictObject({
    kind: z.literal('note'),
    at,
    step: z.string().optional(),
    text: z.string(),
    /** The person who said it; absent for a note of the executor. */
    by: z.string().optional(),
    /** Name of a person's note, so that it is taken into the journal once. */
    note: z.string().optional(),
  }),
  /** A person gave an input another value, before any step had used it. */
  z.strictObject({kind: z.literal('input-changed'), at, name: z.string(), value: z.string()}),
  /** A dangerous step was confirmed: the text that was typed, or the option that stood for it. */
  z.strictObject({kind: z.literal('confirmed'), at, step, text: z.string()}),
  z.strictObject({
    kind: z.literal('rollback-started'),
    at,
    tools: toolsSchema,
    user: z.string(),
    commit: z.string().optional(),
    dirty: z.boolean().optional(),
    unreviewed: unreviewedSchema.optional(),
    takeOver: z.string().optional(),
    /** Ids of the steps that will be rolled back, in that order. */
    steps: z.array(z.string()),
    /** Ids of the steps that acted and have no way back. */
    stays: z.array(z.string()),
  }),
  z.strictObject({kind: z.literal('step-rollback-started'), at, step, attempt}),
  z.strictObject({
    kind: z.literal('step-rollback-ended'),
    at,
    step,
    attempt,
    status: rollbackStatusSchema,
    durationMs: z.number(),
    exitCode: z.number().int().optional(),
    message: z.string().optional(),
    hint: z.string().optional(),
    reason: z.string().optional(),
    output: outputRecordSchema.optional(),
    requests: z.array(requestSchema),
  }),
  /** A webhook was told of the run, or could not be. */
  z.strictObject({kind: z.literal('hook'), at, ...hookRecordSchema.shape}),
  z.strictObject({kind: z.literal('findings'), at, findings: findingsSchema}),
  z.strictObject({kind: z.literal('inventory-compared'), at, changes: z.array(inventoryChangeSchema)}),
  z.strictObject({
    kind: z.literal('run-ended'),
    at,
    status: z.enum(['passed', 'failed', 'interrupted', 'waiting', 'rolled-back']),
    durationMs: z.number(),
  }),
])
export type RunEvent = z.output<typeof runEventSchema>

/** One line of the journal: an event, its number, and the hash that ties it to the line before. */
export type JournalLine = RunEvent & {readonly seq: number; readonly prev: string; readonly hash: string}
