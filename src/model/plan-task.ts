import * as z from 'zod'

const text = z.string().min(1)
const day = z.iso.date('expected a day such as 2026-02-03')

/** What settled a task: a run of ours in production, or a decision that somebody stands for. */
export const taskProofSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    on: day,
    /** Id of the run, as `runbook runs` lists it. */
    run: text,
    /** A rehearsal or a run in staging settles nothing. */
    environment: z.literal('production'),
    /** Hash of the last line of its journal. */
    head: z.string().regex(/^[0-9a-f]{64}$/, 'expected the head hash that the report shows'),
  }),
  z.strictObject({
    kind: z.literal('decision'),
    on: day,
    /** The person or document that decided. */
    by: text.refine((by) => !by.startsWith('TO FILL'), 'expected who decided'),
    /** What was decided, in one sentence. */
    decision: text,
  }),
])

/** One point that the plan gets wrong or leaves out. Text between backticks is code. */
export const planCorrectionSchema = z.strictObject({
  /** What the plan says; in parentheses what it does not say. */
  plan: text,
  /** What is right, what we do, and why. */
  instead: text,
})

export const planTaskSchema = z
  .strictObject({
    /** The task's number in the post-deployment plan. */
    number: z.number().int().positive(),
    title: text,
    priority: z.enum(['go-live', 'high', 'medium', 'low']),
    /** `prepared`: a page or step exists and is rehearsed or ready; `done`: see `proof`. */
    state: z.enum(['open', 'prepared', 'done']),
    /** Route of the page, with the anchor of the step, that settles the task. */
    home: z.string().startsWith('/'),
    /** What is left, in one sentence. */
    note: z.string().default(''),
    /** Needed for `done`, and only there. */
    proof: taskProofSchema.optional(),
    /** What the plan gets wrong about it. */
    corrections: z.array(planCorrectionSchema).min(1),
  })
  .refine(({state, proof}) => (state === 'done') === (proof !== undefined), {
    path: ['proof'],
    message: 'expected for a task that is done, and for no other: a run in production or a decision',
  })

/** What `docs/_data/plan.yaml` holds: every task of the post-deployment plan with its state. */
export const planFileSchema = z.strictObject({
  version: z.literal(1),
  tasks: z.array(planTaskSchema),
})

/** One task of the post-deployment plan. */
export type PlanTask = z.output<typeof planTaskSchema>
