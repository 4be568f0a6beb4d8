import type {Evidence} from '../../src/model/evidence.ts'
import type {PropRun, PropRunbook, PropRunbookSummary} from '../../src/model/prop-runbook.ts'
import type {Runbook} from '../../src/model/runbook.ts'
import {propInputs, valuesFor} from './prop-inputs.ts'
import {propStepEvidence} from './prop-step-evidence.ts'
import type {Surroundings} from './read-surroundings.ts'

/** What a runbook's page shows besides its text: the evidence, and what the project around it says. */
export interface RunbookContext extends Partial<Surroundings> {
  readonly permalink: string
  readonly evidence?: Evidence
  /** Passed runs outside of the rehearsal, newest first. */
  readonly outside?: readonly Evidence[]
}

/** Joins a parsed runbook with its evidence, its people and its environments into what its page shows. */
export function propRunbook(runbook: Runbook, context: RunbookContext): PropRunbook {
  const {permalink, evidence, outside = [], environments = {}} = context
  const {id, title, description, owner, severity, symptoms, alerts, digest} = runbook
  const {systems, permissions, requires, review} = runbook
  const steps = propSteps(runbook, evidence)
  const inputs = propInputs(runbook)
  return {
    ...{id, title, description, owner, severity, permalink, symptoms, alerts, digest},
    ...{systems, permissions, requires, review, steps, inputs},
    ...propPeople(runbook, context.roles),
    leaves: runbook.leaves.map(({why}) => why),
    rtoWithinMs: runbook.objectives.rto?.withinMs,
    rpoWithinMs: runbook.objectives.rpo?.withinMs,
    escalateAfterMs: runbook.escalate?.afterMs,
    environments: valuesFor(inputs, environments),
    rehearsedSteps: steps.filter((step) => step.evidence.kind === 'executed').length,
    run: evidence && propRun(evidence, digest),
    outside: outside.map((one) => propRun(one, digest)),
  }
}

/** The part of a runbook that the lists and the start page need. */
export function summarizeRunbook(runbook: PropRunbook): PropRunbookSummary {
  const {id, title, description, owner, severity, permalink, symptoms, alerts} = runbook
  const {rtoWithinMs, rpoWithinMs, escalateAfterMs, digest, rehearsedSteps, run} = runbook
  return {
    ...{id, title, description, owner, severity, permalink, symptoms, alerts},
    ...{rtoWithinMs, rpoWithinMs, escalateAfterMs, digest, rehearsedSteps, run},
    steps: runbook.steps.map(({id, title, risk}) => ({id, title, risk})),
  }
}

function propSteps({steps}: Runbook, evidence?: Evidence): PropRunbook['steps'] {
  return steps.map((step, index) => ({
    ...{id: step.id, title: step.title, risk: step.risk, kind: step.kind, section: step.section},
    number: index + 1,
    digest: step.digest.slice(0, 12),
    hasVerify: step.verify !== undefined,
    hasRollback: step.rollback !== undefined,
    evidence: propStepEvidence(step, evidence),
  }))
}

function propPeople({owner, escalate}: Runbook, roles: Surroundings['roles'] = {}) {
  const nameOf = (role: string) => roles[role] ?? role
  return {ownerName: nameOf(owner), escalate: escalate && {...escalate, name: nameOf(escalate.to)}}
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
