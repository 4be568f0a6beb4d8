import type {Findings} from './event.ts'
import type {Inventory} from './inventory.ts'
import type {Request} from './request.ts'
import type {Isolation} from './run.ts'
import type {Tools} from './tools.ts'

/** One attempt of one block of a step. Requests and processes are attributed to it. */
export interface AttemptId {
  readonly step: string
  readonly attempt: number
  readonly role: 'run' | 'verify' | 'rollback'
}

/** News of a run on their way to a webhook. */
export interface WebhookCall {
  readonly url: URL
  /** JSON. */
  readonly body: string
  readonly signal: AbortSignal
}

/** What surrounds the steps of a run: the outside as it is, or the loopback world of a rehearsal. */
export interface World {
  readonly isolation: Isolation
  readonly tools: Tools
  /** Folders for the front of a step's PATH, such as the gcloud stand-in's. */
  readonly path: readonly string[]
  /** Variables for every block of this attempt: proxy address with its own user, certificates, client settings. */
  env(attempt: AttemptId): Readonly<Record<string, string>>
  /** Secret values that the world handed out and that must be masked. */
  readonly secrets: readonly string[]
  /** What this attempt sent so far, in order; refused requests are marked. */
  requests(attempt: AttemptId): readonly Request[]
  /** Where a database address really listens: the world maps private addresses to loopback ports. */
  dial(address: {host: string; port: number}): {host: string; port: number}
  /** Posts to a webhook on the run's own behalf and gives the HTTP status; rejects when no answer comes. */
  post(call: WebhookCall): Promise<number>
  /** What the world observed of itself. */
  findings(): Promise<Findings | undefined>
  /** What exists in the world, with the data as of this instant (ISO 8601); `undefined` outside a rehearsal. */
  inventory(since: string): Promise<Inventory | undefined>
  /** Ends every process and removes every file of the world. Safe to call twice. */
  close(): Promise<void>
}
