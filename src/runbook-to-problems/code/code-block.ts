import type {Place} from '../../model/place.ts'
import type {Fence, Risk, Step} from '../../model/runbook.ts'
import type {GcloudFault} from '../gcloud/gcloud-answer.ts'
import type {ShellTree, Span} from '../shell/shell-tree.ts'
import type {SqlReading} from '../sql-reading.ts'
import type {Scope} from './scope.ts'
import type {Verdict} from './verdict.ts'

/** A fence with what its rules need to know. */
export interface CodeBlock {
  readonly fence: Fence
  /** The language by its common name: `sh` stays `sh`, `shell` is `bash`, `yml` is `yaml`. */
  readonly language: string
  readonly code: string
  /** Absent for a fence that is only for reading. */
  readonly step?: Step
  /** What the block may do: its step's risk, its own for a rollback, `read` for a verify. Absent outside of steps. */
  readonly risk?: Risk
  /** Names that have a value when the block runs. Absent outside of steps: a reader's shell may have any. */
  readonly scope?: Scope
  /** Names that every environment gives, for a fence of our own that is only for reading. */
  readonly environmentNames?: readonly string[]
  /** Long options of scripts of the repository, without their hyphens, by path. */
  readonly scriptOptions?: ReadonlyMap<string, ReadonlySet<string>>
  /** Tools that the page names in `requires`, when the page has the field. */
  readonly requires?: ReadonlySet<string>
  /** Of a shell block that its language accepts. */
  readonly shell?: ShellTree
  /** Of a SQL block that its parser accepts. */
  readonly sql?: SqlReading
  /** What the language's own parser says; absent where nothing was asked. */
  readonly verdict?: Verdict
  /** What gcloud's own parser refuses, or the table of its commands. */
  readonly gcloud?: readonly GcloudFault[]
  /** What is wrong with files that gcloud is given. */
  readonly policies?: readonly PolicyFault[]
  /** What shellcheck says, where it is installed. */
  readonly shellcheck?: readonly ShellcheckFinding[]
  /** True for a page of a project of ours: its SQL is PostgreSQL's. */
  readonly isOurs: boolean
  /** Other blocks of the page's steps, for rules that compare. */
  readonly siblings: readonly CodeBlock[]
  /** Where an offset of the code is in the page. */
  readonly placeOf: (offset: number) => Place
  /** The line of prose before the fence. */
  readonly intro?: string
}

/** What is wrong with a file that gcloud is given. */
export interface PolicyFault {
  readonly start: number
  readonly message: string
  readonly hint: string
  /** False where nobody could check it. */
  readonly isSure: boolean
}

/** One finding of shellcheck. */
export interface ShellcheckFinding {
  /** Its number, ex: 2086 */
  readonly code: number
  readonly message: string
  readonly start: number
}

/** True for blocks that a shell runs. */
export function isShell({language}: CodeBlock): boolean {
  return language === 'bash' || language === 'sh'
}

/** The code of a piece. */
export function textAt({code}: CodeBlock, {start, end}: Span): string {
  return code.slice(start, end)
}
