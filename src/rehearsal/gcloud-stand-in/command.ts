import type {Api} from './api/api.ts'
import type {Column} from './output/column.ts'

/** A JSON object as an API shows it. */
export type Resource = Readonly<Record<string, unknown>>

/** A flag that a command takes. */
export type Flag =
  /** Takes no value; `--no-NAME` exists where it can be negated. */
  | {readonly kind: 'switch'; readonly isNegatable?: true}
  /** Takes a value; `check` throws UsageError for one that gcloud would refuse, before anything is sent. */
  | {readonly kind: 'value'; readonly isRequired?: true; readonly check?: (text: string) => void}

/** What was written after the command's words. */
export interface Arguments {
  readonly positionals: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  readonly switches: Readonly<Record<string, boolean>>
}

/** What a command works with. */
export interface Call extends Arguments {
  readonly api: Api
  /** The value of `--project`. */
  readonly project: string
  /** Progress and confirmations, one line on standard error. */
  say(line: string): void
  /** Standard output before a command fails; what a command gives is printed by `output`. */
  print(text: string): void
  /** All of standard input, or of the file. */
  readData(file: string): Promise<Buffer>
}

/** What a command prints without `--format`. */
export type DefaultOutput =
  | {readonly kind: 'yaml'}
  | {readonly kind: 'nothing'}
  | {readonly kind: 'table'; readonly columns: readonly Column[]}
  | {readonly kind: 'text'; readonly render: (resource: Resource) => string}
  /** The real one prints a page of its own here, which no runbook uses. */
  | {readonly kind: 'not covered'}

/** One command of gcloud that the stand-in covers. */
export interface CoveredCommand {
  /** Without `gcloud`: `sql instances describe`. */
  readonly words: string
  /** Metavariables in order: `INSTANCE`; in brackets where it may be left out. */
  readonly positionals: readonly string[]
  readonly flags: Readonly<Record<string, Flag>>
  readonly output: DefaultOutput
  /** False where `--format` would print something that is not worth repeating. */
  readonly takesFormat: boolean
  /** Keys that `--filter` may ask for; present on commands that list. */
  readonly filterKeys?: readonly string[]
  /** True where gcloud begins to print before the first answer: an error in JSON comes after an empty list. */
  readonly opensList?: true
  /** Gives one resource, a list, or nothing to print. Throws CommandError. */
  readonly run: (call: Call) => Promise<Resource | readonly Resource[] | undefined>
}
