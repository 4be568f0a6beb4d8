import type {Verification} from '../verification.ts'

/** One JSON document: problems, commands with their levels, totals. */
export function renderJson({problems, commands, totals}: Verification): string {
  return `${JSON.stringify({version: 1, problems, commands, totals}, undefined, 2)}\n`
}
