import * as z from 'zod'

/** Names an objective of a runbook, so that its limit stands in the runbook alone. ex: `disaster-recovery.rto` */
export const objectiveRefSchema = z.strictObject({
  objective: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.(rto|rpo)$/, 'expected an objective such as disaster-recovery.rto'),
})

export type ObjectiveRef = z.output<typeof objectiveRefSchema>
