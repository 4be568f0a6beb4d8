import * as z from 'zod'
import {parseDuration} from '../../plugins/remark-runbook/index.ts'
import type {Requirement} from '../model/runbook.ts'

const text = z.string().trim().min(1)
const texts = z.array(text)

const duration = z.string().transform((written, context) => {
  const ms = parseDuration(written)
  if (ms !== undefined && ms > 0) return ms
  context.addIssue({code: 'custom', message: 'expected a duration such as 15m'})
  return z.NEVER
})

const requirement = z.string().transform((written, context): Requirement => {
  const [, tool, atLeast] = /^([A-Za-z][\w.+-]*)(?:>=(\d+(?:\.\d+)*))?$/.exec(written) ?? []
  if (tool) return atLeast ? {tool, atLeast} : {tool}
  context.addIssue({code: 'custom', message: 'expected a tool such as curl or gcloud>=528'})
  return z.NEVER
})

const date = z.iso.date('expected a date such as 2027-02-01')

const objective = z
  .strictObject({from: text, to: text, within: duration})
  .transform(({from, to, within}) => ({from, to, withinMs: within}))

/** What an author writes in the front matter of a runbook. Inputs are read one by one, by the model's own schema. */
export const frontMatterSchema = z.strictObject({
  title: text,
  description: text,
  /** A role in docs/_data/contacts.yaml. */
  owner: text,
  severity: z.enum(['SEV1', 'SEV2', 'SEV3', 'SEV4']).optional(),
  /** Names of the alerts that lead here. */
  alerts: texts.default([]),
  /** What a person sees, in the words that they search for. */
  symptoms: texts.default([]),
  systems: texts.default([]),
  permissions: texts.default([]),
  /** Tools on PATH, `gcloud>=528` or `curl`. */
  requires: z.array(requirement).default([]),
  /** What a rollback cannot take back: a path of the rehearsal's inventory, and why. */
  leaves: z.array(z.strictObject({what: text, why: text})).default([]),
  /** Who is called when it takes longer than `after`. */
  escalate: z
    .strictObject({after: duration, to: text})
    .transform(({after, to}) => ({afterMs: after, to}))
    .optional(),
  /** Date of the next review. */
  review: date.optional(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  objectives: z.strictObject({rto: objective.optional(), rpo: objective.optional()}).default({}),
})

/** Front matter of a runbook, clean. */
export type FrontMatter = z.output<typeof frontMatterSchema>

/** Fields that Docusaurus reads and checks itself. */
export const siteFields: readonly string[] = [
  ...['id', 'slug', 'tags', 'keywords', 'image', 'last_update', 'draft', 'unlisted'],
  ...['sidebar_label', 'sidebar_position', 'sidebar_class_name', 'displayed_sidebar', 'title_meta'],
  ...['hide_title', 'hide_table_of_contents', 'toc_min_heading_level', 'toc_max_heading_level'],
  ...['pagination_label', 'pagination_next', 'pagination_prev', 'custom_edit_url'],
]
