import * as z from 'zod'

export const planTaskSchema = z.strictObject({
  /** The task's number in the post-deployment plan. */
  number: z.number().int().positive(),
  title: z.string().min(1),
  priority: z.enum(['go-live', 'high', 'medium', 'low']),
  /** `prepared`: a page or step exists and is rehearsed; `done`: a dated production run or a named decision. */
  state: z.enum(['open', 'prepared', 'done']),
  /** Route of the page, with the anchor of the step, that settles the task. */
  home: z.string().startsWith('/'),
  /** What is left, or what the plan gets wrong, in one sentence. */
  note: z.string().default(''),
})

/** What `docs/_data/plan.yaml` holds: every task of the post-deployment plan with its state. */
export const planFileSchema = z.strictObject({
  version: z.literal(1),
  tasks: z.array(planTaskSchema),
})

/** One task of the post-deployment plan. */
export type PlanTask = z.output<typeof planTaskSchema>
