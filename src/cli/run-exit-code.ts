import {exitCodes} from '../model/exit-codes.ts'
import type {Run} from '../model/run.ts'
import type {CliIo} from './io.ts'

/** The exit code that tells how a run ended; an interrupted one tells by which signal. */
export function runExitCode({status}: Run, {signal}: CliIo): number {
  if (status === 'passed') return exitCodes.done
  if (status === 'waiting') return exitCodes.waiting
  if (status !== 'interrupted') return exitCodes.failed
  const reasons: Readonly<Record<string, number>> = {SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hangup}
  return reasons[String(signal.reason)] ?? exitCodes.interrupted
}
