import type {Unreviewed} from '../model/event.ts'
import type {Plan, PlannedStep} from '../model/plan.ts'
import type {World} from '../model/world.ts'
import type {Clock} from './clock.ts'
import type {StepEnded} from './execute-step.ts'
import type {Masker} from './mask.ts'
import type {Watch} from './watchdog.ts'

/** What becomes of a step: what a person or a policy decides when it is reached, or after it failed. */
export type Decision =
  /** After a failure: once more. `confirmed` is what was typed to allow a dangerous step, or the option for it. */
  | {readonly kind: 'run'; readonly confirmed?: string}
  | {readonly kind: 'skip'; readonly reason: string}
  | {readonly kind: 'attest'; readonly note: string}
  /** A person is needed and none is there. */
  | {readonly kind: 'wait'; readonly reason: string}
  | {readonly kind: 'stop'}
  /** The run ends here, and what it did is undone. */
  | {readonly kind: 'roll-back'}

/** An answer at a gate: a decision, or something that is recorded before the question is asked again. */
export type Gate =
  | Decision
  | {readonly kind: 'note'; readonly text: string}
  | {readonly kind: 'change'; readonly name: string; readonly value: string}

/** What is about to run, and what is known of it. */
export interface GateState {
  /** The step had started before, and nobody knows its end. */
  readonly isUnknown: boolean
  /** Which block of the step would run. */
  readonly role: 'run' | 'rollback'
}

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
  /** Told what to end should this process die. */
  readonly watch: Watch
  /** Ends the running step and the run. */
  readonly signal: AbortSignal
  /** True when the gate of this step will wait for a person. */
  readonly asks: (step: PlannedStep, state: GateState) => boolean
  readonly gate: (step: PlannedStep, state: GateState) => Promise<Gate>
  /** True when somebody is there to say what becomes of a failed step. */
  readonly asksAfterFailure: boolean
  /** Asked when a step has not passed and its attempts are used up; `stop` where nobody is there. */
  readonly afterFailure: (step: PlannedStep, ended: StepEnded) => Promise<Gate>
  /** Masked live output; a promise while those who read are behind. */
  readonly onText: (step: PlannedStep, stream: 'stdout' | 'stderr', text: string) => void | Promise<void>
  /** Who runs, from which commit, and why a resumed run was taken over. */
  readonly origin: {
    readonly user: string
    readonly commit?: string
    readonly dirty?: boolean
    readonly takeOver?: string
    readonly unreviewed?: Unreviewed
  }
  /** A rehearsal proves its checks: before a change its verify is asked, and must not hold yet. */
  readonly provesVerify?: boolean
  /** The incident that a new run belongs to. */
  readonly incident?: string
  /** Where the steps of a new run start, when no project tells it. */
  readonly startFolder?: string
}

/** One execution in progress: the plan, its ports, and what steps have captured so far. */
export interface RunContext {
  readonly run: string
  /** An input that a person changes at a gate replaces it. */
  plan: Plan
  readonly ports: ExecutePorts
  readonly startedAt: string
  readonly captures: Record<string, string>
}

/** Every value a step may see, captures included; secrets excepted. */
export function visibleValues(context: RunContext): Readonly<Record<string, string>> {
  return {...context.plan.values, ...context.captures}
}
