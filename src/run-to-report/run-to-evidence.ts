import type {Evidence} from '../model/evidence.ts'
import type {PlannedStep} from '../model/plan.ts'
import type {Run, StepOutcome} from '../model/run.ts'
import {measureObjectives} from './measure-objectives.ts'

/** What a rehearsal had proven beside the steps themselves. */
export interface Proof {
  readonly passes: Evidence['passes']
  /** What stays after the way back, as the page says. */
  readonly leftovers: readonly string[]
}

/**
 * Distils a run into evidence: what was executed of which text, and what it did. Where the run was rolled back
 * afterwards, it tells how the steps had ended before.
 */
export function runToEvidence(run: Run, proof: Proof = {passes: ['forward'], leftovers: []}): Evidence {
  const {status, durationMs = 0} = run.rollback?.forward ?? run
  const outcomes = new Map(run.steps.map((outcome) => [outcome.id, outcome]))
  return {
    version: 1,
    run: run.id,
    runbook: run.plan.runbook.id,
    digest: run.plan.runbook.digest,
    environment: run.plan.environment.name,
    isolation: run.isolation,
    tools: run.tools,
    status,
    passes: [...proof.passes],
    leftovers: [...proof.leftovers],
    startedAt: run.startedAt,
    durationMs,
    ...(run.commit !== undefined && {commit: run.commit}),
    ...(run.dirty !== undefined && {dirty: run.dirty}),
    objectives: measureObjectives(run),
    steps: run.plan.steps.map((step) => stepEvidence(step, outcomes.get(step.id)!)),
    ...(run.findings && {findings: run.findings}),
    head: run.head,
  }
}

function stepEvidence(step: PlannedStep, outcome: StepOutcome): Evidence['steps'][number] {
  const ran = outcome.attempts > 0
  return {
    id: step.id,
    digest: step.digest,
    status: outcome.rollback?.undoes ?? outcome.status,
    durationMs: outcome.durationMs,
    executed: [
      ...(ran ? (['run'] as const) : []),
      ...(outcome.verify ? (['verify'] as const) : []),
      ...(outcome.rollback && outcome.rollback.attempts > 0 ? (['rollback'] as const) : []),
    ],
    ...(outcome.verify && {verify: outcome.verify}),
    requests: [...outcome.requests],
    ...(outcome.reason !== undefined && {reason: outcome.reason}),
  }
}
