import type {Findings, OutputRecord, RollbackStatus, StepStatus, Unreviewed, VerifyRecord} from './event.ts'
import type {HookRecord} from './hook.ts'
import type {InventoryChange} from './inventory.ts'
import type {Plan} from './plan.ts'
import type {Request} from './request.ts'
import type {ClockMove, TimelineEntry} from './timeline.ts'
import type {Tools} from './tools.ts'

/** How a run ended, or that it has not. `running` and `interrupted` runs can be looked at any time. */
export type RunStatus = 'running' | 'passed' | 'failed' | 'interrupted' | 'waiting' | 'rolled-back'

/** What happened to one step: success and failure have the same shape. */
export interface StepOutcome {
  readonly id: string
  readonly title: string
  readonly status: StepStatus
  readonly attempts: number
  /** From the monotonic clock, over all attempts and their verify. */
  readonly durationMs: number
  /** UTC, ISO 8601 with milliseconds; absent when it never started. */
  readonly startedAt?: string
  readonly endedAt?: string
  readonly exitCode?: number
  readonly message?: string
  readonly hint?: string
  /** Why a step was skipped. */
  readonly reason?: string
  readonly verify?: VerifyRecord
  readonly output?: OutputRecord
  readonly captures: Readonly<Record<string, string>>
  readonly requests: readonly Request[]
  /** Present once its rollback was begun or left out by a person. */
  readonly rollback?: StepRollback
}

/** What became of the way back of one step. */
export interface StepRollback {
  readonly status: RollbackStatus
  /** How the step had ended before. */
  readonly undoes: StepStatus
  /** Tries of the rollback block; 0 when a person left the step as it is. */
  readonly attempts: number
  readonly durationMs: number
  readonly startedAt: string
  readonly endedAt?: string
  readonly exitCode?: number
  readonly message?: string
  readonly hint?: string
  /** Why a person left the step as it is. */
  readonly reason?: string
  readonly output?: OutputRecord
  readonly requests: readonly Request[]
}

/** The rollback of a run: who began it, and what it leaves. */
export interface RunRollback {
  /** Of its first driver. */
  readonly startedAt: string
  readonly user: string
  /** Ids of the steps that acted and have no way back. */
  readonly stays: readonly string[]
  /** How the run had ended before, and after how long. */
  readonly forward: {readonly status: RunStatus; readonly durationMs: number}
  /** A rehearsal only: what differs from the beginning once all is rolled back. */
  readonly changes?: readonly InventoryChange[]
}

/** Whether world and steps can reach a network: only a rehearsal can be isolated. */
export type Isolation = 'isolated' | 'not isolated' | 'none'

/** Something that was said about a run, by the executor or by a person. */
export interface RunNote {
  readonly at: string
  readonly step?: string
  readonly text: string
  /** The person who said it; absent when it was the executor. */
  readonly by?: string
}

/** An input that a person gave another value on the way. */
export interface ChangedInput {
  readonly at: string
  readonly name: string
  readonly before: string
  readonly value: string
}

/** Somebody went on with an interrupted run. */
export interface Resume {
  readonly at: string
  readonly user: string
  readonly commit?: string
  readonly dirty?: boolean
  /** Why the run was taken over from a driver on another host. */
  readonly takeOver?: string
}

/** A run: the fold of its events. */
export interface Run {
  readonly id: string
  /** With the values as they are now; its digest is that of the plan as it was made. */
  readonly plan: Plan
  /** Inputs that got another value on the way, in order. */
  readonly changes: readonly ChangedInput[]
  readonly status: RunStatus
  readonly isolation: Isolation
  readonly tools: Tools
  readonly user: string
  /** Commit of the project's working copy, and whether it had changes. */
  readonly commit?: string
  readonly dirty?: boolean
  /** The incident that the run belongs to, as the operator named it. */
  readonly incident?: string
  /** The folder in which the steps of a page in no project start: the page alone does not tell it. */
  readonly folder?: string
  readonly startedAt: string
  readonly endedAt?: string
  readonly durationMs?: number
  readonly steps: readonly StepOutcome[]
  readonly notes: readonly RunNote[]
  /** Who went on with the run, in order. */
  readonly resumes: readonly Resume[]
  /** Which webhooks were told, in order. */
  readonly hooks: readonly (HookRecord & {readonly at: string})[]
  /** What happened, in order. */
  readonly timeline: readonly TimelineEntry[]
  /** Where the wall clock moved; durations are not concerned. */
  readonly clockMoves: readonly ClockMove[]
  /** Each start, resume or rollback with a text that did not count as reviewed. */
  readonly unreviewed: readonly (Unreviewed & {readonly at: string; readonly user: string})[]
  /** Time in which a person was asked and the run waited, by the wall clock. */
  readonly handsOnMs: number
  /** Present once a rollback was begun; the run then never goes forward again. */
  readonly rollback?: RunRollback
  /** What the world observed of itself; present after a rehearsal. */
  readonly findings?: Findings
  /** Hash of the journal's last line. */
  readonly head: string
}
