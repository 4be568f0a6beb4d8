import * as z from 'zod'

/** What a channel of each kind must be told. */
const neededLabels = {email: 'email_address', pubsub: 'topic'} as const

/** A notification channel: e-mail, or a Pub/Sub topic. */
export const channelSchema = z
  .strictObject({
    name: z.string().optional(),
    type: z.enum(['email', 'pubsub']),
    displayName: z.string().default(''),
    description: z.string().optional(),
    labels: z.record(z.string(), z.string()).default({}),
    userLabels: z.record(z.string(), z.string()).optional(),
    enabled: z.boolean().default(true),
  })
  .refine(
    ({type, labels}) => labels[neededLabels[type]],
    'the label that this type of channel needs is missing',
  )
  .refine(
    ({type, labels}) => type !== 'email' || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(labels.email_address ?? ''),
    'the e-mail address is not valid',
  )
