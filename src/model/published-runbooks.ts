import * as z from 'zod'
import {stepStatusSchema} from './event.ts'
import {objectivesSchema} from './evidence.ts'
import {toolsSchema} from './tools.ts'

const risk = z.enum(['read', 'change', 'destructive'])

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('never'), reason: z.string().optional()}),
  z.strictObject({kind: z.literal('outdated')}),
  z.strictObject({
    kind: z.literal('executed'),
    status: stepStatusSchema,
    durationMs: z.number(),
    blocks: z.array(z.enum(['run', 'verify', 'rollback'])),
    requests: z.array(
      z.strictObject({method: z.string(), host: z.string(), path: z.string(), count: z.number().int()}),
    ),
  }),
])

const step = z.strictObject({
  id: z.string().describe('Stable; the anchor of the step on its page.'),
  title: z.string(),
  risk,
  kind: z.enum(['command', 'manual']),
  section: z.string(),
  number: z.number().int().positive(),
  digest: z.string().describe('First twelve digits of the sha256 of what the step does.'),
  hasVerify: z.boolean(),
  hasRollback: z.boolean(),
  evidence: evidence.describe('What is known about the text of the step as it is shown.'),
})

const run = z.strictObject({
  id: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  status: z.string(),
  environment: z.string(),
  isolation: z.enum(['isolated', 'not isolated', 'none']),
  tools: toolsSchema,
  commit: z.string().optional(),
  dirty: z.boolean().optional(),
  head: z.string().describe('Hash of the last line of the journal.'),
  passes: z.array(z.enum(['forward', 'negative', 'back'])),
  ...objectivesSchema.shape,
  current: z.boolean().describe('False when the text changed after the run.'),
})

const input = z.strictObject({
  name: z.string(),
  type: z.enum(['string', 'integer', 'datetime', 'choice', 'secret']),
  description: z.string(),
  default: z.string().optional(),
  pattern: z.string().optional(),
  choices: z.array(z.string()).optional(),
  example: z.string().optional(),
  from: z.string().optional().describe('Id of the step that prints the value.'),
})

const runbook = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  severity: z.string().optional(),
  permalink: z.string().describe('Route of the page, with the base URL of the site.'),
  symptoms: z.array(z.string()),
  alerts: z.array(z.string()),
  systems: z.array(z.string()),
  permissions: z.array(z.string()),
  requires: z.array(z.strictObject({tool: z.string(), atLeast: z.string().optional()})),
  leaves: z.array(z.string()).describe('What a rollback cannot take back.'),
  digest: z.string(),
  review: z.string().optional(),
  escalate: z.strictObject({afterMs: z.number(), to: z.string(), name: z.string()}).optional(),
  escalateAfterMs: z.number().optional(),
  rtoWithinMs: z.number().optional(),
  rpoWithinMs: z.number().optional(),
  inputs: z.array(input),
  environments: z.record(z.string(), z.record(z.string(), z.string())),
  rehearsedSteps: z.number().int(),
  steps: z.array(step),
  run: run.optional().describe('The last rehearsal; absent where there was none.'),
  outside: z.array(run).describe('Passed runs in other environments, newest first.'),
})

/** What the site publishes as `runbooks.json`, for programs. */
export const publishedRunbooksSchema = z.strictObject({
  version: z.literal(1),
  $schema: z.string(),
  runbooks: z.array(runbook),
})
