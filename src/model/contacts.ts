import * as z from 'zod'

const text = z.string().min(1)
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower case letters, digits and hyphens')
const duration = z.string().regex(/^\d+(s|m|h)$/, 'expected a duration such as 15m')

/** One role that a runbook names by its id, as `owner` or `escalate.to`. */
export const contactSchema = z.strictObject({
  id,
  name: text,
  duty: text,
  /** Who holds the role now; TO FILL while nobody is named. */
  person: text,
  /** How to reach that person, in the order to try. */
  reach: text,
  hours: text,
})

/** What a severity means, and how fast we answer. */
export const severitySchema = z.strictObject({
  id: z.string().regex(/^SEV[1-4]$/, 'expected SEV1 to SEV4'),
  meaning: text,
  example: text,
  /** Time until a person has acknowledged: a duration, or words. */
  acknowledge: text,
  /** Time between two messages to those who wait: a duration, or words. */
  update: text,
  hours: text,
})

/** What `docs/_data/contacts.yaml` holds. */
export const contactsFileSchema = z.strictObject({
  version: z.literal(1),
  roles: z.array(contactSchema).min(1),
  channels: z.array(z.strictObject({id, name: text, address: text})).default([]),
  severities: z.array(severitySchema).default([]),
  /** Who is called when, from the alert on. */
  escalation: z
    .array(
      z.strictObject({
        after: duration,
        /** Id of a role. */
        to: id,
        when: text,
      }),
    )
    .default([]),
  /** Other times that pages name by their id. */
  times: z.array(z.strictObject({id, value: text, why: text})).default([]),
})

/** The people, the channels and the order of calls. */
export type ContactsFile = z.output<typeof contactsFileSchema>
