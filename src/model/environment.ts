import * as z from 'zod'
import {hookTargetsSchema} from './hook.ts'
import {valueNamePattern} from './names.ts'

const valueName = z.string().regex(valueNamePattern)

/** Where a secret comes from: asked at the terminal, read from a file, or printed by a command. Never an argument. */
export const secretSourceSchema = z.union([
  z.strictObject({prompt: z.string()}),
  z.strictObject({file: z.string()}),
  z.strictObject({command: z.string()}),
])
export type SecretSource = z.output<typeof secretSourceSchema>

/** What `runbooks/_environments/NAME.yaml` holds. */
export const environmentSchema = z.strictObject({
  version: z.literal(1),
  description: z.string(),
  /** Production and staging: account and project are shown, dangerous steps want a typed confirmation. */
  guarded: z.boolean().default(true),
  /** Present: the run gets the loopback world instead of the outside. */
  world: z
    .strictObject({
      /** Which trouble the world is in, by runbook id; a runbook not named starts healthy. */
      scenarios: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  /** The highest risk that runs without a person at the terminal. */
  yes: z.enum(['none', 'read', 'change', 'destructive']).default('none'),
  /** Git refs whose commits may run here. */
  refs: z.array(z.string()).default([]),
  /** Names of the caller's own variables that steps may see. */
  pass: z.array(z.string()).default([]),
  values: z.record(valueName, z.string()).default({}),
  secrets: z.record(valueName, secretSourceSchema).default({}),
  /** Whom a run tells that it starts, waits, fails or ends. */
  on: hookTargetsSchema.optional(),
})

/** One environment file, defaults filled in, with the name that its file gives it. */
export type Environment = z.output<typeof environmentSchema> & {readonly name: string}
