import type {Findings} from '../model/event.ts'
import {type Route, route} from './route.ts'

/** What arrived at a sink. */
export type Delivery = Findings['deliveries'][number]

/** Takes what is sent to incoming webhooks of a chat, and answers as the chat does. */
export function webhookRoutes(record: (delivery: Delivery) => void): Route[] {
  return [
    route('POST', 'hooks.slack.com/services/{team}/{key}', (call) => {
      // The rest of the address is a secret, and what looks like it would be masked.
      const target = `${call.host}, team ${call.params.team}`
      record({sink: 'webhook', target, at: new Date().toISOString(), text: call.body})
      return {status: 200, body: 'ok'}
    }),
  ]
}
