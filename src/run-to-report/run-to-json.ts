import type {Objectives} from '../model/evidence.ts'
import type {Run} from '../model/run.ts'
import {measureObjectives} from './measure-objectives.ts'

/** The one JSON document about a run: what `--json` prints. */
export interface RunDocument {
  readonly version: 1
  readonly run: string
  readonly runbook: string
  readonly digest: string
  readonly environment: string
  readonly isolation: Run['isolation']
  readonly tools: Run['tools']
  readonly status: Run['status']
  readonly user: string
  readonly commit?: string
  readonly dirty?: boolean
  readonly incident?: string
  readonly startedAt: string
  readonly endedAt?: string
  readonly durationMs?: number
  readonly steps: Run['steps']
  readonly notes: Run['notes']
  readonly handsOnMs: number
  readonly rollback?: Run['rollback']
  readonly resumes: Run['resumes']
  readonly hooks: Run['hooks']
  readonly objectives: Objectives
  readonly findings?: Run['findings']
  /** Hash of the journal's last line. */
  readonly head: string
}

/** Brings a run into the form that machines read. */
export function runToJson(run: Run): RunDocument {
  const {plan, id, head, findings, endedAt, durationMs, commit, dirty, incident} = run
  const {isolation, tools, status, user, startedAt, steps, notes, handsOnMs, resumes, hooks} = run
  return {
    version: 1,
    run: id,
    runbook: plan.runbook.id,
    digest: plan.runbook.digest,
    environment: plan.environment.name,
    isolation,
    tools,
    status,
    user,
    ...(commit !== undefined && {commit}),
    ...(dirty !== undefined && {dirty}),
    ...(incident !== undefined && {incident}),
    startedAt,
    ...(endedAt !== undefined && {endedAt}),
    ...(durationMs !== undefined && {durationMs}),
    steps,
    notes,
    handsOnMs,
    ...(run.rollback && {rollback: run.rollback}),
    resumes,
    hooks,
    objectives: measureObjectives(run),
    ...(findings && {findings}),
    head,
  }
}
