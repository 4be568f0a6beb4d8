import {formatDuration} from '../../model/format-duration.ts'
import type {PlannedStep} from '../../model/plan.ts'
import type {LineWriter} from './line-writer.ts'
import {formatElapsed, type StatusLine} from './status-line.ts'

/** From then on silence is worth saying. */
const silentMs = 30_000
/** An open line of output that does not go on is ended, so that the clock can be seen. */
const patienceMs = 3000

/** Shows how long a step has been running, and how long it has been silent. */
export interface StepClock {
  start(step: PlannedStep, limitMs: number): void
  /** Output has come: it is written through this, so that it never lands behind the status. */
  heard(write: () => void, endsLine: boolean): void
  /** Takes it away until the next second. */
  clear(): void
  stop(): void
}

/** Makes a StepClock on a status line. `isHidden` says that something else, such as a question, stands at the bottom. */
export function createStepClock(
  status: StatusLine,
  {lines, isHidden}: {lines: LineWriter; isHidden: () => boolean},
): StepClock {
  let heardAt = 0
  let isLineOpen = false
  return {
    start(step, limitMs) {
      const startedAt = performance.now()
      heardAt = startedAt
      isLineOpen = false
      status.start(() => {
        const now = performance.now()
        if (isHidden() || (isLineOpen && now - heardAt < patienceMs)) return undefined
        if (isLineOpen) lines.closeLine()
        isLineOpen = false
        const silence = now - heardAt < silentMs ? '' : `, silent for ${formatElapsed(now - heardAt)}`
        return `… ${step.id} ${formatElapsed(now - startedAt)} of ${formatDuration(limitMs)}${silence}`
      })
    },
    heard(write, endsLine) {
      status.clear()
      write()
      heardAt = performance.now()
      isLineOpen = !endsLine
    },
    clear: status.clear,
    stop: status.stop,
  }
}
