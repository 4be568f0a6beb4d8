import type {PostgresHost} from '../postgres/contract.ts'
import type {Delivery} from '../webhook-sink.ts'
import type {Store} from './store.ts'

/** What the routes of all APIs work on. */
export interface Google {
  readonly store: Store
  readonly postgres: PostgresHost
  /** Takes what an API sends to people. */
  readonly deliver: (delivery: Delivery) => void
  /** Called when a clone has come up, before it is announced as runnable. */
  readonly cloned: (clone: {source: string; instance: string; pointInTime?: string}) => Promise<void>
}
