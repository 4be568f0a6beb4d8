import type {JournalLine} from '../model/event.ts'
import type {ClockMove} from '../model/timeline.ts'

/** Clocks are set right by small steps all the time; less than this is no news. */
const leastMs = 5000

/**
 * Where the wall clock moved while a run was driven. Set back: an event has an earlier time than the one before.
 * Set ahead, or asleep: between start and end of a driver more time went by than it counted itself. What people say
 * keeps the time at which they said it, and is left out.
 */
export function findClockMoves(lines: readonly JournalLine[]): readonly ClockMove[] {
  const moves: ClockMove[] = []
  let begin = 0
  let before = 0
  let lostMs = 0
  for (const [seq, line] of lines.entries()) {
    if (line.kind === 'note' || line.kind === 'hook') continue
    const at = Date.parse(line.at)
    if (isBeginning(line)) begin = at
    // Between two drivers nobody counts, so only a clock that was set back shows there.
    if (before - at > leastMs) moves.push({at: line.at, seq, byMs: at - before})
    lostMs = isBeginning(line) ? 0 : lostMs + Math.max(0, before - at)
    if (line.kind === 'run-ended') {
      const aheadMs = at - begin + lostMs - line.durationMs
      if (aheadMs > leastMs) moves.push({at: line.at, seq, byMs: aheadMs})
    }
    before = at
  }
  return moves
}

function isBeginning({kind}: JournalLine): boolean {
  return kind === 'run-started' || kind === 'run-resumed' || kind === 'rollback-started'
}
