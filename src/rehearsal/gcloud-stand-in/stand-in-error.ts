/** The command line cannot be carried out: exit status 2, and nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command was understood and failed: exit status 1. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'
}

/** An API answered with an error that the command gives up on. */
export class ApiFailure extends CommandError {
  override readonly name = 'ApiFailure'
  /** HTTP status, 0 where no whole answer came. */
  readonly status: number
  /** The API's message without its code. */
  readonly reason: string

  constructor(failure: {status: number; code: string; reason: string}) {
    super(failure.code === '' ? failure.reason : `${failure.code}: ${failure.reason}`)
    this.status = failure.status
    this.reason = failure.reason
  }
}

/** Says in every refusal who refuses: nobody shall look for the mistake in the real gcloud. */
export const standInNote =
  'This is the gcloud stand-in of the rehearsal: it knows only what the disaster-recovery runbook uses. ' +
  'Install the real gcloud for everything else.'
