import type {JournalLine} from '../model/event.ts'
import type {Plan} from '../model/plan.ts'
import type {ChangedInput, Resume, Run, RunNote, RunStatus, StepOutcome} from '../model/run.ts'
import {changeInput} from './change-input.ts'
import {findClockMoves} from './find-clock-moves.ts'
import {foldRollback, foldStepRollback} from './fold-rollback.ts'
import {foldTimeline} from './fold-timeline.ts'
import {measureHandsOn} from './measure-hands-on.ts'

/**
 * The run that a journal tells: resume, report, history and the site's replay are this same fold.
 * Throws when the lines do not begin with the start of a run.
 */
export function foldRun(lines: readonly JournalLine[]): Run {
  const [first] = lines
  if (first?.kind !== 'run-started')
    throw new Error('this is a bug in runbook: a journal begins with run-started')
  const changes = changesOf(first.plan, lines)
  const outcomes = new Map(first.plan.steps.map((step) => [step.id, notRun(step)]))
  for (const line of lines) {
    if (line.kind === 'step-started' || line.kind === 'step-ended') {
      outcomes.set(line.step, foldStep(outcomes.get(line.step)!, line))
    }
    if (line.kind === 'step-rollback-started' || line.kind === 'step-rollback-ended') {
      outcomes.set(line.step, foldStepRollback(outcomes.get(line.step)!, line))
    }
  }
  // A run that went on, or back, has ended only when it ended after that.
  const resumedAt = lines.findLastIndex(({kind}) => kind === 'run-resumed' || kind === 'rollback-started')
  const end = lines.slice(resumedAt + 1).find((line) => line.kind === 'run-ended')
  const found = lines.find((line) => line.kind === 'findings')
  const status: RunStatus = end?.status ?? 'running'
  return {
    id: first.run,
    plan: changes.reduce(changeInput, first.plan),
    changes,
    status,
    isolation: first.isolation,
    tools: first.tools,
    user: first.user,
    ...(first.commit !== undefined && {commit: first.commit}),
    ...(first.dirty !== undefined && {dirty: first.dirty}),
    ...(first.incident !== undefined && {incident: first.incident}),
    ...(first.folder !== undefined && {folder: first.folder}),
    startedAt: first.at,
    ...(end && {endedAt: end.at, durationMs: resumedAt < 0 ? end.durationMs : wallClockMs(first.at, end.at)}),
    steps: [...outcomes.values()],
    resumes: lines.flatMap((line) => (line.kind === 'run-resumed' ? [resumeOf(line)] : [])),
    hooks: lines.flatMap((line) => (line.kind === 'hook' ? [hookOf(line)] : [])),
    timeline: foldTimeline(lines),
    clockMoves: findClockMoves(lines),
    handsOnMs: measureHandsOn(lines),
    notes: lines.flatMap((line) => (line.kind === 'note' ? [noteOf(line)] : [])),
    unreviewed: lines.flatMap((line) =>
      'unreviewed' in line && line.unreviewed ? [{at: line.at, user: line.user, ...line.unreviewed}] : [],
    ),
    ...foldRollback(lines),
    ...(found && {findings: found.findings}),
    head: lines.at(-1)!.hash,
  }
}

function noteOf({at, step, text, by}: LineOf<'note'>): RunNote {
  return {at, text, ...(step !== undefined && {step}), ...(by !== undefined && {by})}
}

function resumeOf({at, user, commit, dirty, takeOver}: LineOf<'run-resumed'>): Resume {
  return {
    at,
    user,
    ...(commit !== undefined && {commit}),
    ...(dirty !== undefined && {dirty}),
    ...(takeOver !== undefined && {takeOver}),
  }
}

function hookOf({at, on, outcome, status, reason}: LineOf<'hook'>): Run['hooks'][number] {
  return {at, on, outcome, ...(status !== undefined && {status}), ...(reason !== undefined && {reason})}
}

function changesOf(plan: Plan, lines: readonly JournalLine[]): readonly ChangedInput[] {
  const values = {...plan.values}
  return lines.flatMap((line) => {
    if (line.kind !== 'input-changed') return []
    const {at, name, value} = line
    const before = values[name] ?? ''
    values[name] = value
    return [{at, name, before, value}]
  })
}

/** The monotonic clock does not outlive a driver: over a resume the wall clock counts. */
function wallClockMs(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from))
}

type LineOf<Kind extends JournalLine['kind']> = Extract<JournalLine, {kind: Kind}>
type StepLine = LineOf<'step-started' | 'step-ended'>

function foldStep(before: StepOutcome, line: StepLine): StepOutcome {
  const startedAt = before.startedAt ?? line.at
  if (line.kind === 'step-started') {
    // What an earlier attempt captured says nothing of what this one makes.
    return {...before, status: 'unknown', attempts: line.attempt, startedAt, captures: {}}
  }
  if (line.status === 'skipped' && line.attempt > 0) {
    // Passed over after it failed: what its last attempt did and said stays on record.
    return {...before, status: line.status, reason: line.reason, endedAt: line.at}
  }
  const {at, durationMs, requests, captures, status, attempt} = line
  const {exitCode, message, hint, reason, verify, output} = line
  const {id, title} = before
  return {
    id,
    title,
    status,
    attempts: attempt,
    durationMs: before.durationMs + durationMs,
    ...(attempt > 0 && {startedAt}),
    endedAt: at,
    ...(exitCode !== undefined && {exitCode}),
    ...(message !== undefined && {message}),
    ...(hint !== undefined && {hint}),
    ...(reason !== undefined && {reason}),
    ...(verify && {verify}),
    ...(output && {output}),
    captures,
    requests: [...before.requests, ...requests],
    ...(before.rollback && {rollback: before.rollback}),
  }
}

function notRun(step: Plan['steps'][number]): StepOutcome {
  const {id, title} = step
  return {id, title, status: 'not-run', attempts: 0, durationMs: 0, captures: {}, requests: []}
}
