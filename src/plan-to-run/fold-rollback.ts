import type {JournalLine} from '../model/event.ts'
import type {Run, StepOutcome} from '../model/run.ts'

type RollbackLine = Extract<JournalLine, {kind: 'step-rollback-started' | 'step-rollback-ended'}>

/** Who began the rollback of a run, and what it leaves; nothing while there was none. */
export function foldRollback(lines: readonly JournalLine[]): Pick<Run, 'rollback'> {
  const first = lines.find((line) => line.kind === 'rollback-started')
  return first ? {rollback: {startedAt: first.at, user: first.user, stays: first.stays}} : {}
}

/** A step after one more line about its way back. It counts as rolled back only when that succeeded. */
export function foldStepRollback(before: StepOutcome, line: RollbackLine): StepOutcome {
  const known = before.rollback
  const undoes = known?.undoes ?? before.status
  const spent = {durationMs: known?.durationMs ?? 0, requests: known?.requests ?? []}
  const startedAt = known?.startedAt ?? line.at
  if (line.kind === 'step-rollback-started') {
    return {...before, rollback: {status: 'unknown', undoes, attempts: line.attempt, startedAt, ...spent}}
  }
  const {kind: _, step: _step, seq: _seq, prev: _prev, hash: _hash, at, attempt, ...ended} = line
  const rollback = {
    ...ended,
    undoes,
    // A person may leave a step as it is after a try that failed.
    attempts: Math.max(attempt, known?.attempts ?? 0),
    durationMs: spent.durationMs + line.durationMs,
    startedAt,
    endedAt: at,
    requests: [...spent.requests, ...line.requests],
  }
  return {...before, status: line.status === 'rolled-back' ? 'rolled-back' : before.status, rollback}
}
