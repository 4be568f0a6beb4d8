import * as z from 'zod'

/** What an author writes for one input in the front matter, under `inputs.NAME`. */
export const inputSchema = z.strictObject({
  /** `datetime` needs a zone and reaches commands in UTC with `Z`; `secret` is prompted for and masked. */
  type: z.enum(['string', 'integer', 'datetime', 'choice', 'secret']).default('string'),
  /** What the operator is asked for, in one sentence. */
  description: z.string().min(1),
  /** Used when neither `--input`, the environment nor a capture gives the value. */
  default: z.union([z.string(), z.number()]).transform(String).optional(),
  /** A regular expression that the whole value must match. */
  pattern: z.string().optional(),
  /** A value that a tool's parser accepts; used when commands are checked without a run. */
  example: z.string().optional(),
  /** The allowed values of a `choice`. */
  choices: z.array(z.string()).min(1).optional(),
})

/** One input of a runbook, defaults filled in. */
export type Input = z.output<typeof inputSchema>
