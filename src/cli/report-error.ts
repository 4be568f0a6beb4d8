import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {CliIo} from './io.ts'
import {stoppedBy} from './stopped-by.ts'
import {wrapAfter} from './terminal/wrap.ts'

/** Says what went wrong, once, and gives the exit code. With --json the error is the one document. */
export function reportError(error: unknown, {io, wantsJson}: {io: CliIo; wantsJson: boolean}): number {
  const told = tell(error, io)
  if (told.message === undefined) return told.exitCode
  if (wantsJson) {
    const {message, hint} = told
    io.out(`${JSON.stringify({version: 1, error: {message, hint}}, undefined, 2)}\n`)
  } else if (!told.isShown)
    io.err(`${wrap('runbook: ', told.message, io)}\n${wrap('  ', told.hint ?? '', io)}\n`)
  return told.exitCode
}

/** At a terminal a message is broken at spaces; a log keeps it on one line, and a trace keeps its own. */
function wrap(label: string, text: string, io: CliIo): string {
  if (!io.isTerminal || text.includes('\n')) return label + text
  const [first = '', ...rest] = wrapAfter(label, text, io.columns)
  return [first, ...rest.map((line) => `  ${line.trimStart()}`)].join('\n')
}

interface Told {
  readonly exitCode: number
  readonly message?: string
  readonly hint?: string
  /** The command line's own parser has printed it already. */
  readonly isShown?: boolean
}

function tell(error: unknown, io: CliIo): Told {
  if (error instanceof RunbookError) {
    const {message, hint} = error
    const isStopped = error.exitCode === exitCodes.interrupted
    return {exitCode: isStopped ? stoppedBy(io.signal) : error.exitCode, message, hint}
  }
  if (isCommanderError(error)) {
    // Help and version are no errors, though they leave by the same door.
    if (error.exitCode === 0) return {exitCode: exitCodes.done}
    return {exitCode: exitCodes.usage, message: error.message, hint: 'See runbook --help.', isShown: true}
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    exitCode: exitCodes.unsafe,
    message: `this is a bug in runbook: ${text}`,
    hint: 'Report it with the text above.',
  }
}

function isCommanderError(error: unknown): error is {exitCode: number; message: string} {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')
}
