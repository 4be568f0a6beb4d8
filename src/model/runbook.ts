import type {Input} from './input.ts'
import type {Leftover} from './inventory.ts'
import type {Place} from './place.ts'

/** What a step may do to the outside: look, change something that can be undone, or destroy. */
export type Risk = 'read' | 'change' | 'destructive'

/** Risks from harmless to dangerous: a permission for one covers those before it. */
export const risks: readonly Risk[] = ['read', 'change', 'destructive']

/** What a fence of a step is for. */
export type Role = 'run' | 'verify' | 'rollback' | 'expect'

/** One fenced code block, as CommonMark defines it. */
export interface Fence {
  readonly place: Place
  /** Line of the first line of code, from 1. */
  readonly codeLine: number
  /** First word of the info string, `''` when there is none. */
  readonly language: string
  /** The info string after the language, raw. */
  readonly meta: string
  /** Absent for a fence outside any step: it is for reading and never run. */
  readonly role?: Role
  /** Id of the step that the fence is in. */
  readonly step?: string
  /** The code with LF line ends. */
  readonly code: string
}

/** The run block of a step: the bytes that the shell or the database receives. */
export interface RunFence extends Fence {
  /** `capture=NAME`: standard output is kept under this name and stored in the journal. */
  readonly capture?: string
  /** `secret=NAME`: standard output is kept in memory only and masked from then on. */
  readonly secret?: string
  /** `database=NAME`: the value that holds the connection URL; SQL only, default `DATABASE_URL`. */
  readonly database?: string
}

/** A verify block: exit status 0 holds, 1 does not hold, anything else cannot tell. SQL: first column of the last row true, false, or an error. */
export interface VerifyFence extends Fence {
  /** Limit of one try in milliseconds; `timeout=`, default 60 s. */
  readonly timeoutMs: number
  /** Tries after the first that did not hold; `retry=`, default 0. */
  readonly retry: number
  /** Pause between tries in milliseconds; `every=`, default 5 s. */
  readonly everyMs: number
  readonly database?: string
}

/** A rollback block: succeeds when there is nothing to undo. */
export interface RollbackFence extends Fence {
  /** Default `destructive`; `rollback .change` lowers it. */
  readonly risk: Risk
  readonly timeoutMs: number
  readonly database?: string
}

/** `when="NAME=value"` or `NAME!=value`, decided once when the step is reached. */
export interface Condition {
  readonly name: string
  readonly equals: boolean
  readonly value: string
}

/** One `:::step` directive. */
export interface Step {
  readonly id: string
  /** Plain text of the label. */
  readonly title: string
  /** Text of the nearest heading above, `''` when there is none. */
  readonly section: string
  readonly risk: Risk
  /** `manual` when the step has no run block: a person does what the prose says. */
  readonly kind: 'command' | 'manual'
  /** Limit of one attempt of the run block in milliseconds; `timeout=`, default 5 min. */
  readonly timeoutMs: number
  /** Attempts after the first; `retry=`, default 0. */
  readonly retry: number
  /** Pause between attempts in milliseconds; `every=`, default 5 s. */
  readonly everyMs: number
  /** Time between the polite signal and SIGKILL in milliseconds; `grace=`, default 5 s. */
  readonly graceMs: number
  readonly needs: readonly string[]
  readonly when?: Condition
  /** The Markdown source of the step's body without its fences, for a manual step's reader. */
  readonly prose: string
  readonly run?: RunFence
  readonly verify?: VerifyFence
  readonly rollback?: RollbackFence
  readonly expect?: Fence
  readonly place: Place
  /** sha256 of what the step does, hex; titles and other prose do not count. */
  readonly digest: string
}

/** One time objective: both ends are a step's id or the name of a captured datetime. */
export interface Objective {
  readonly from: string
  readonly to: string
  readonly withinMs: number
}

/** A tool that a runbook needs on PATH: `gcloud>=528`. */
export interface Requirement {
  readonly tool: string
  readonly atLeast?: string
}

/** A parsed Markdown file. A page without steps is a Runbook with no steps. */
export interface Runbook {
  /** File name without `.md`. */
  readonly id: string
  readonly file: string
  readonly title: string
  readonly description: string
  /** A role in docs/_data/contacts.yaml, `''` when the page names none. */
  readonly owner: string
  readonly severity?: string
  readonly alerts: readonly string[]
  readonly symptoms: readonly string[]
  readonly systems: readonly string[]
  /** What a rollback cannot take back, as the page says it. */
  readonly leaves: readonly Leftover[]
  readonly permissions: readonly string[]
  readonly requires: readonly Requirement[]
  readonly escalate?: {readonly afterMs: number; readonly to: string}
  /** ISO date of the next review. */
  readonly review?: string
  readonly inputs: Readonly<Record<string, Input>>
  readonly objectives: {readonly rto?: Objective; readonly rpo?: Objective}
  readonly steps: readonly Step[]
  /** Every fence of the page in document order, those of steps included. */
  readonly fences: readonly Fence[]
  /** sha256 of the step digests in order, the inputs and the objectives, hex. */
  readonly digest: string
}
