import type {Runbook} from '../model/runbook.ts'

/** True for a line of the code of a fence; not for those that open and close it. Lines count from 1. */
export function isInFence({fences}: Pick<Runbook, 'fences'>, line: number): boolean {
  return fences.some(({codeLine, code}) => line >= codeLine && line < codeLine + code.split('\n').length)
}
