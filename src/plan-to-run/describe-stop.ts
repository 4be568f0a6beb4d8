import type {JournalLine, RunEvent} from '../model/event.ts'
import {isDiskFull, RecordError} from './record-error.ts'

/** Says what is on record of a run that cannot be recorded any more, what is not, and what to do now. */
export function describeStop(
  error: RecordError,
  {lines, unrecorded}: {lines: readonly JournalLine[]; unrecorded: readonly RunEvent[]},
): RecordError {
  const last = lines.map(describe).findLast((text) => text !== undefined)
  const lost = unrecorded.flatMap((event) => (isEnd(event) ? [describe(event)] : []))
  const {message, exitCode, cause} = error
  const parts = [
    message,
    `Recorded last: ${last ?? (lines.length > 0 ? 'the start of the run' : 'nothing')}.`,
    ...lost.map((text) => `Done since then: ${text}.`),
  ]
  const reached = [...lines, ...unrecorded.filter(isEnd)].findLast((event) => 'step' in event)
  const look = reached && 'step' in reached ? `look at what step \`${reached.step}\` did, then ` : ''
  const hint =
    lines.length > 0
      ? `Nothing runs without a record: ${isDiskFull(error) ? 'make room' : 'see to the disk'}, ${look}go on with: runbook resume ${runOf(lines)}`
      : error.hint
  return new RecordError(parts.join(' '), {hint, exitCode, cause})
}

function isEnd({kind}: RunEvent): boolean {
  return kind === 'step-ended' || kind === 'step-rollback-ended'
}

function describe(event: RunEvent): string | undefined {
  switch (event.kind) {
    case 'step-started':
      return `step \`${event.step}\` started`
    case 'step-ended':
      return `step \`${event.step}\` ended ${event.status}`
    case 'step-rollback-started':
      return `the rollback of step \`${event.step}\` started`
    case 'step-rollback-ended':
      return `the rollback of step \`${event.step}\` ended ${event.status}`
    default:
      return undefined
  }
}

function runOf([first]: readonly JournalLine[]): string {
  return first?.kind === 'run-started' ? first.run : 'latest'
}
