import type {JournalLine} from '../model/event.ts'
import type {Run, RunStatus, StepOutcome} from '../model/run.ts'

type RollbackLine = Extract<JournalLine, {kind: 'step-rollback-started' | 'step-rollback-ended'}>

/** Who began the rollback of a run, and what it leaves; nothing while there was none. */
export function foldRollback(lines: readonly JournalLine[]): Pick<Run, 'rollback'> {
  const start = lines.findIndex((line) => line.kind === 'rollback-started')
  const first = lines[start]
  if (first?.kind !== 'rollback-started') return {}
  const ended = lines.slice(0, start).findLast((line) => line.kind === 'run-ended')
  const compared = lines.findLast((line) => line.kind === 'inventory-compared')
  const {at: startedAt, user, stays} = first
  const status: RunStatus = ended?.kind === 'run-ended' ? ended.status : 'running'
  const forward = {status, durationMs: ended?.durationMs ?? 0}
  return {rollback: {startedAt, user, stays, forward, ...(compared && {changes: compared.changes})}}
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
