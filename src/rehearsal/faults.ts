import * as z from 'zod'
import {RunbookError} from '../model/runbook-error.ts'

const faultKind = z.enum(['500', '403', 'cut', 'silence', 'operation-error'])
/** What goes wrong: an error answer, half an answer, no answer, or a started operation that ends in an error. */
export type FaultKind = z.output<typeof faultKind>

/** A trouble that the world plays on purpose. */
export interface Fault {
  readonly method: string
  /** Tested against host and path. */
  readonly path: RegExp
  readonly kind: FaultKind
  /** How many requests are hit; `Infinity` unless `times=N` was written. */
  readonly times: number
}

const hint =
  "Write it as 'POST /instances/[^/]+/clone$ operation-error', with 'times=1' at the end for the first request only."

/**
 * Reads one `--fault`: method, regular expression for host and path, kind, and optionally `times=N`.
 * Throws RunbookError when a part is missing or cannot be understood.
 */
export function parseFault(text: string): Fault {
  const [method = '', path, kindText, timesText, ...rest] = text.trim().split(/\s+/)
  const kind = faultKind.safeParse(kindText)
  const times =
    timesText === undefined ? Number.POSITIVE_INFINITY : Number(/^times=(\d+)$/.exec(timesText)?.[1])
  if (
    !/^([A-Z]+|\*)$/.test(method) ||
    path === undefined ||
    !kind.success ||
    !(times > 0) ||
    rest.length > 0
  ) {
    throw new RunbookError(
      `A fault is METHOD, path pattern and one of ${faultKind.options.join(', ')}; got \`${text}\`.`,
      {hint},
    )
  }
  return {method, path: parsePattern(path, text), kind: kind.data, times}
}

function parsePattern(pattern: string, text: string): RegExp {
  try {
    return new RegExp(pattern)
  } catch (cause) {
    throw new RunbookError(`The path of a fault is a regular expression; got \`${text}\`.`, {hint, cause})
  }
}

/** Finds the fault for each request and counts how often it hit. */
export function createFaultFinder(
  faults: readonly Fault[],
): (request: {method: string; host: string; path: string}) => FaultKind | undefined {
  const left = new Map(faults.map((fault) => [fault, fault.times]))
  return ({method, host, path}) => {
    for (const [fault, times] of left) {
      if (times > 0 && [method, '*'].includes(fault.method) && fault.path.test(host + path)) {
        left.set(fault, times - 1)
        return fault.kind
      }
    }
    return undefined
  }
}
