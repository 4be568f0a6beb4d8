import {type Attempts, createAttempts} from './attempts.ts'
import {createCleaner} from './clean-text.ts'
import type {Delivery} from './webhook-sink.ts'

/** What a world keeps of itself while it lives. */
export interface Records {
  /** Secret values that were made in this world; they are replaced in everything that is kept. */
  readonly secrets: string[]
  readonly attempts: Attempts
  readonly deliveries: readonly Delivery[]
  /** Keeps what arrived at a sink. */
  deliver(delivery: Delivery): void
}

/** Records without entries. */
export function createRecords(): Records {
  const secrets: string[] = []
  const deliveries: Delivery[] = []
  const clean = createCleaner(secrets)
  return {
    secrets,
    attempts: createAttempts(clean),
    deliveries,
    deliver(one) {
      deliveries.push({...one, target: clean(one.target), text: clean(one.text)})
    },
  }
}
