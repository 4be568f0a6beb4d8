import type {Environment} from './environment.ts'
import type {Objective, Step} from './runbook.ts'

/** A step of a plan: the step as it was read, and why it will not run where that is known beforehand. */
export interface PlannedStep extends Step {
  /** Why the step is left out: `--from`, `--only`, or a value given by `--input`. */
  readonly leftOut?: string
}

/** What will run, in order, with which values. Data: printed by `runbook plan`, kept whole in the journal. */
export interface Plan {
  readonly version: 1
  readonly runbook: {
    readonly id: string
    readonly title: string
    readonly file: string
    readonly digest: string
  }
  readonly environment: Pick<Environment, 'name' | 'description' | 'guarded' | 'yes' | 'pass'> & {
    /** Absent outside a rehearsal; else the scenario the world starts in. */
    readonly scenario?: string
  }
  /** Everything that becomes a variable of a step before it starts, secrets excepted. */
  readonly values: Readonly<Record<string, string>>
  /** Names of the secrets; their values are in memory only. */
  readonly secrets: readonly string[]
  /** Names whose captured value must be a datetime and is brought to UTC. */
  readonly datetimes: readonly string[]
  /** Whom to call when the run takes longer than this; from the front matter. */
  readonly escalate?: {readonly afterMs: number; readonly to: string}
  readonly objectives: {readonly rto?: Objective; readonly rpo?: Objective}
  readonly steps: readonly PlannedStep[]
  /** sha256 of runbook digest, environment name and values, and selection, hex. */
  readonly digest: string
}
