import {exitCodes} from '../model/exit-codes.ts'
import type {Run} from '../model/run.ts'
import type {CliIo} from './io.ts'
import {stoppedBy} from './stopped-by.ts'

/** The exit code that tells how a run ended; an interrupted one tells by which signal. */
export function runExitCode({status}: Run, {signal}: CliIo): number {
  if (status === 'passed') return exitCodes.done
  if (status === 'waiting') return exitCodes.waiting
  return status === 'interrupted' ? stoppedBy(signal) : exitCodes.failed
}
