import type {Place} from '../../src/model/place.ts'
import type {Problem} from '../../src/model/problem.ts'
import type {Fence, Step} from '../../src/model/runbook.ts'

/** A step with the places of what was written, by name: `timeout`, `needs`, `run.capture`, `verify.retry` … */
export interface ParsedStep {
  readonly step: Step
  readonly places: Readonly<Record<string, Place>>
}

/** What `remarkRunbook` leaves in `file.data.runbook`. */
export interface RunbookData {
  /** True when the page has steps, or tries to: then its mistakes are errors, else they are notes. */
  readonly isRunbook: boolean
  /** The steps without errors of their own, in document order. A step with an error is absent. */
  readonly steps: readonly ParsedStep[]
  /** Every id that the page writes, those of steps with errors included. */
  readonly ids: readonly string[]
  /** Every fence of the page in document order; role and step are present in a step without errors. */
  readonly fences: readonly Fence[]
  readonly problems: readonly Problem[]
}

declare module 'vfile' {
  interface DataMap {
    runbook: RunbookData
  }
}
