import type {Problem} from '../model/problem.ts'
import type {Suppression} from './suppressions.ts'

/** How far a command was proven without running it. */
export type CommandLevel = 'parsed' | 'known' | 'checked' | 'rehearsed'

/** One command of a page, and how far it was proven. */
export interface CheckedCommand {
  readonly file: string
  readonly line: number
  /** The program, ex: `gcloud`. */
  readonly tool: string
  readonly level: CommandLevel
  /** The command as a tool's own parser got it, with samples for values; `''` when none did. */
  readonly checkedAs: string
}

/** What was found in one file. */
export interface Verdict {
  /** Sorted by place. */
  readonly problems: readonly Problem[]
  readonly suppressions: readonly Suppression[]
  readonly commands: readonly CheckedCommand[]
}
