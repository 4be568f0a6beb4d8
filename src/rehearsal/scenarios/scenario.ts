import type {ApiService} from '../api-service.ts'
import type {Closing} from '../closing.ts'
import type {Google} from '../google/google.ts'
import type {Workload} from '../postgres/contract.ts'

/** A healthy world whose clients are writing, before its trouble begins. */
export interface Before {
  readonly google: Google
  readonly workload: Workload
  readonly api: ApiService
  /** Takes every secret value that the trouble makes. */
  readonly secrets: string[]
  readonly closing: Closing
}

/** The trouble that a world is in when a run begins. */
export interface Scenario {
  readonly name: string
  /** Inputs whose defaults are made for production: this world is smaller or quicker, so its environment gives them. */
  readonly sizes?: readonly string[]
  /** Lets the trouble happen. */
  readonly unfold: (before: Before) => Promise<void>
}
