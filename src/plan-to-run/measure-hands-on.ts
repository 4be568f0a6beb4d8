import type {JournalLine} from '../model/event.ts'

/**
 * Time in which a person was asked and the run waited for the answer, in milliseconds by the wall clock.
 * A question that no answer followed counts for nothing: the run was cut off, and nobody knows since when.
 */
export function measureHandsOn(lines: readonly JournalLine[]): number {
  let total = 0
  let askedAt: string | undefined
  for (const line of lines) {
    // These come at any time, also while a question stands.
    if (line.kind === 'note' || line.kind === 'hook') continue
    if (askedAt !== undefined && line.kind !== 'run-resumed' && line.kind !== 'rollback-started')
      total += Math.max(0, Date.parse(line.at) - Date.parse(askedAt))
    askedAt = line.kind === 'asked' ? line.at : undefined
  }
  return total
}
