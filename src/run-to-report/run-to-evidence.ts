import type {Evidence} from '../model/evidence.ts'
import type {PlannedStep} from '../model/plan.ts'
import type {Run, StepOutcome} from '../model/run.ts'
import {measureObjectives} from './measure-objectives.ts'

/** Distils a run into evidence: what was executed of which text, and what it did. */
export function runToEvidence(run: Run): Evidence {
  const outcomes = new Map(run.steps.map((outcome) => [outcome.id, outcome]))
  return {
    version: 1,
    run: run.id,
    runbook: run.plan.runbook.id,
    digest: run.plan.runbook.digest,
    environment: run.plan.environment.name,
    isolation: run.isolation,
    tools: run.tools,
    status: run.status,
    startedAt: run.startedAt,
    durationMs: run.durationMs ?? 0,
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
    status: outcome.status,
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
