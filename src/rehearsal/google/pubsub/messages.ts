import {randomInt, randomUUID} from 'node:crypto'
import type {Store} from '../store.ts'

/** A message as it is delivered; its data is base64. */
export interface PubsubMessage {
  readonly messageId: string
  readonly publishTime: string
  readonly data: string
  readonly attributes: Readonly<Record<string, string>>
}

/** What a subscription holds, by acknowledgement id. */
export type WaitingMessages = Map<string, PubsubMessage>

/** Brings a message to all subscriptions of the topic and gives its id. Where there is none, the message is lost. */
export function publish(
  {resources, messages}: Store,
  topic: string,
  message: Pick<PubsubMessage, 'data' | 'attributes'>,
): string {
  const messageId = String(randomInt(1_000_000_000, 200_000_000_000))
  for (const [subscription, waiting] of messages) {
    if (resources.get(subscription)?.topic !== topic) continue
    waiting.set(randomUUID(), {...message, messageId, publishTime: new Date().toISOString()})
  }
  return messageId
}
