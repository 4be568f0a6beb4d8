import type {StepStatus} from './event.ts'
import type {ObjectiveResult} from './evidence.ts'
import type {Input} from './input.ts'
import type {Isolation} from './run.ts'
import type {Requirement, Risk, Step} from './runbook.ts'
import type {Tools} from './tools.ts'

/** Equal requests of one step, counted. */
export interface PropRequest {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly count: number
}

/** What is known about a step's text: nothing, only about an older text, or that it ran. */
export type PropStepEvidence =
  | {readonly kind: 'never'; readonly reason?: string}
  | {readonly kind: 'outdated'}
  | {
      readonly kind: 'executed'
      readonly status: StepStatus
      readonly durationMs: number
      readonly blocks: readonly ('run' | 'verify' | 'rollback')[]
      readonly requests: readonly PropRequest[]
    }

/** A step as the pages need it. */
export interface PropStep extends Pick<Step, 'id' | 'title' | 'risk' | 'kind' | 'section'> {
  /** Place in the page, from 1. */
  readonly number: number
  /** The step's own digest, shortened: a check mark of another text is not shown. */
  readonly digest: string
  readonly hasVerify: boolean
  readonly hasRollback: boolean
  readonly evidence: PropStepEvidence
}

/** A value that the commands of a page read: asked of the reader, or printed by an earlier step. */
export interface PropInput
  extends Pick<Input, 'type' | 'description' | 'default' | 'pattern' | 'choices' | 'example'> {
  readonly name: string
  /** Id of the step that prints the value; the reader then notes it. */
  readonly from?: string
}

/** The run that left the evidence. */
export interface PropRun {
  readonly id: string
  readonly startedAt: string
  readonly durationMs: number
  readonly status: string
  readonly environment: string
  /** What the run proved: the steps, that no check of a change holds before it, and the way back. */
  readonly passes: readonly ('forward' | 'negative' | 'back')[]
  readonly isolation: Isolation
  readonly tools: Tools
  readonly commit?: string
  readonly dirty?: boolean
  readonly rto?: ObjectiveResult
  readonly rpo?: ObjectiveResult
  /** Hash of the journal's last line. */
  readonly head: string
  /** False when the text changed after the run. */
  readonly current: boolean
}

/** The little that every page may need: the list of runbooks. */
export interface PropRunbookSummary {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly owner: string
  readonly severity?: string
  readonly permalink: string
  readonly symptoms: readonly string[]
  readonly alerts: readonly string[]
  readonly rtoWithinMs?: number
  readonly rpoWithinMs?: number
  /** After how long somebody else is called. */
  readonly escalateAfterMs?: number
  readonly digest: string
  readonly steps: readonly {readonly id: string; readonly title: string; readonly risk: Risk}[]
  /** How many steps ran with the text that the page shows. */
  readonly rehearsedSteps: number
  readonly run?: PropRun
}

/** Everything that a runbook's own page shows around its text. */
export interface PropRunbook extends Omit<PropRunbookSummary, 'steps'> {
  readonly systems: readonly string[]
  /** What a rollback of the whole page leaves, in sentences. */
  readonly leaves: readonly string[]
  readonly permissions: readonly string[]
  readonly requires: readonly Requirement[]
  /** `name` is that of the role in `docs/_data/contacts.yaml`. */
  readonly escalate?: {readonly afterMs: number; readonly to: string; readonly name: string}
  readonly ownerName: string
  readonly review?: string
  readonly inputs: readonly PropInput[]
  /** The values that each environment outside of the rehearsal gives to these inputs. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly steps: readonly PropStep[]
  /** Passed runs in other environments than the rehearsal, newest first. */
  readonly outside: readonly PropRun[]
}
