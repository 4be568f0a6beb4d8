/** Exit codes of the CLI; docs/reference/exit-codes is held equal to this table by a test. */
export const exitCodes = {
  /** Done. */
  done: 0,
  /** A step failed or was rolled back. */
  failed: 1,
  /** Usage, missing input, or not allowed here. */
  usage: 2,
  /** The runbook has problems. */
  problems: 3,
  /** Waiting for a person. */
  waiting: 4,
  /** Cannot go on safely: locked, text changed, journal, or a bug. */
  unsafe: 5,
  /** Ended by SIGHUP. */
  hangup: 129,
  /** Ended by SIGINT. */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const
