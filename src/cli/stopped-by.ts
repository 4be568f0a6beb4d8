import {exitCodes} from '../model/exit-codes.ts'

/** The exit code of what a signal ended; Ctrl-C where the reason names none. */
export function stoppedBy({reason}: AbortSignal): number {
  const codes: Readonly<Record<string, number>> = {SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hangup}
  return codes[String(reason)] ?? exitCodes.interrupted
}
