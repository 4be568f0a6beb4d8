import type {Plan, PlannedStep} from '../model/plan.ts'
import type {World} from '../model/world.ts'
import type {Clock} from './clock.ts'
import type {Masker} from './mask.ts'

/** What a person or a policy decides when a step is reached. */
export type Gate =
  | {readonly kind: 'run'}
  | {readonly kind: 'skip'; readonly reason: string}
  | {readonly kind: 'attest'; readonly note: string}
  /** A person is needed and none is there. */
  | {readonly kind: 'wait'; readonly reason: string}
  | {readonly kind: 'stop'}

/** What surrounds an execution; everything that is not the plan. */
export interface ExecutePorts {
  readonly world: World
  readonly clock: Clock
  /** The run's own folder: journal and `output/`. */
  readonly folder: string
  /** Where steps start. */
  readonly cwd: string
  /** The caller's variables, from which each step's environment is built. */
  readonly caller: Readonly<Record<string, string | undefined>>
  /** Secrets by name, in memory only; captured ones are added. */
  readonly secrets: Map<string, string>
  readonly masker: Masker
  /** Ends the running step and the run. */
  readonly signal: AbortSignal
  /** True when the gate of this step will wait for a person. */
  readonly asks: (step: PlannedStep) => boolean
  readonly gate: (step: PlannedStep, state: {readonly isUnknown: boolean}) => Promise<Gate>
  /** Masked live output. */
  readonly onText: (step: PlannedStep, stream: 'stdout' | 'stderr', text: string) => void
  /** Who runs, from which commit, and why a resumed run was taken over. */
  readonly origin: {
    readonly user: string
    readonly commit?: string
    readonly dirty?: boolean
    readonly takeOver?: string
  }
  /** The incident that a new run belongs to. */
  readonly incident?: string
}

/** One execution in progress: the plan, its ports, and what steps have captured so far. */
export interface RunContext {
  readonly run: string
  readonly plan: Plan
  readonly ports: ExecutePorts
  readonly startedAt: string
  readonly captures: Record<string, string>
}

/** Every value a step may see, captures included; secrets excepted. */
export function visibleValues(context: RunContext): Readonly<Record<string, string>> {
  return {...context.plan.values, ...context.captures}
}
