import type {Evidence} from '../../src/model/evidence.ts'
import type {PropRun, PropRunbook, PropRunbookSummary} from '../../src/model/prop-runbook.ts'
import type {Runbook} from '../../src/model/runbook.ts'
import {propStepEvidence} from './prop-step-evidence.ts'

/** Joins a parsed runbook with the evidence of its rehearsal, and of runs outside of one, into what its page shows. */
export function propRunbook(
  runbook: Runbook,
  permalink: string,
  evidence: Evidence | undefined,
  outside: readonly Evidence[] = [],
): PropRunbook {
  const {id, title, description, owner, severity, symptoms, alerts, digest} = runbook
  const {systems, permissions, requires, escalate, review} = runbook
  const steps = runbook.steps.map((step, index) => ({
    ...{id: step.id, title: step.title, risk: step.risk, kind: step.kind, section: step.section},
    number: index + 1,
    evidence: propStepEvidence(step, evidence),
  }))
  return {
    ...{id, title, description, owner, severity, permalink, symptoms, alerts, digest},
    ...{systems, permissions, requires, escalate, review, steps},
    leaves: runbook.leaves.map(({why}) => why),
    rtoWithinMs: runbook.objectives.rto?.withinMs,
    rpoWithinMs: runbook.objectives.rpo?.withinMs,
    inputs: Object.entries(runbook.inputs).map(([name, input]) => ({
      name,
      description: input.description,
      default: input.default,
    })),
    rehearsedSteps: steps.filter((step) => step.evidence.kind === 'executed').length,
    run: evidence && propRun(evidence, digest),
    outside: outside.map((one) => propRun(one, digest)),
  }
}

/** The part of a runbook that the lists and the start page need. */
export function summarizeRunbook(runbook: PropRunbook): PropRunbookSummary {
  const {systems: _s, permissions: _p, requires: _r, leaves: _l, ...shown} = runbook
  const {escalate: _e, review: _v, inputs: _i, outside: _o, ...rest} = shown
  return {...rest, steps: runbook.steps.map(({id, title, risk}) => ({id, title, risk}))}
}

function propRun(evidence: Evidence, digest: string): PropRun {
  const {run, startedAt, durationMs, status, environment, isolation, tools, commit, dirty, head, passes} =
    evidence
  return {
    ...{id: run, startedAt, durationMs, status, environment, isolation, tools, commit, dirty, head, passes},
    rto: evidence.objectives.rto,
    rpo: evidence.objectives.rpo,
    current: evidence.digest === digest,
  }
}
