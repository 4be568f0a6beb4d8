import type {RunDocument} from '../../run-to-report/run-to-json.ts'

/** What came of one runbook. */
export interface Rehearsal {
  readonly runbook: string
  /** As `runbook rehearse RUNBOOK` alone would have it. */
  readonly exitCode: number
  readonly durationMs: number
  /** Absent where nothing was run. */
  readonly run?: RunDocument
  /** Why nothing was run, or why it did not go on. */
  readonly error?: {readonly message: string; readonly hint: string}
}
