import type {Workload} from '../postgres/contract.ts'

/** The trouble that a world is in when a run begins. */
export interface Scenario {
  readonly name: string
  /** Lets the trouble happen on a healthy world whose clients are writing. */
  readonly unfold: (workload: Workload) => Promise<void>
}
