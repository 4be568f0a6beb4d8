import type {Archive} from './archive/archive.ts'

/** What a command may use of the process: nothing else reads the environment, prints or asks. */
export interface CliIo {
  /** The caller's variables, as they were at the start. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** True when a person sits at both ends: standard input and standard error are terminals. */
  readonly isTerminal: boolean
  /** True when standard output is a terminal, whoever may answer there. */
  readonly outIsTerminal: boolean
  /** True for a terminal that knows no cursor: nothing is drawn twice. */
  readonly isDumb: boolean
  readonly useColour: boolean
  /** Columns of the terminal as it is now, 80 where it is none. */
  readonly columns: number
  /** Standard output: results. */
  out(text: string): void
  /** Standard error: progress, prompts and complaints. */
  err(text: string): void
  /** A promise while those who read `out` and `err` are behind. */
  behind(): Promise<void> | undefined
  /**
   * Asks at the terminal; `isSecret` shows nothing of the answer, `signal` takes the question back.
   * Throws AnswerCanceled when nobody will answer.
   */
  ask(question: string, options?: {isSecret?: true; signal?: AbortSignal}): Promise<string>
  /** True while a question stands at the bottom of the terminal. */
  isAsking(): boolean
  /** Told before a question is drawn, so that whatever is drawn there can be taken away. */
  onQuestion(listener: () => void): void
  /** From now on Ctrl-C is told to `listener`, each time, and does not end the run; gives what takes that back. */
  onInterrupt(listener: () => void): () => void
  /** Ends the run, as Ctrl-C does where nobody listens. */
  interrupt(): void
  /** Aborts when the run must end; the reason is the signal's name. */
  readonly signal: AbortSignal
  /** Arguments that start this CLI again, for the isolated child. */
  readonly self: readonly string[]
  /** How a person starts this CLI, for messages. */
  readonly command: string
  /** The operating system, as Node names it. */
  readonly platform: NodeJS.Platform
  /** Present when the project is packed into this program; it then takes the place of the files around. */
  readonly archive?: Archive
}
