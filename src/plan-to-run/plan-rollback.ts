import type {JournalLine} from '../model/event.ts'
import type {PlannedStep} from '../model/plan.ts'
import type {Run} from '../model/run.ts'
import type {Fence} from '../model/runbook.ts'
import {fencesUse} from '../runbook-to-plan/step-uses.ts'
import {foldRun} from './fold-run.ts'

/** A step whose rollback will run, with what had been captured when the step itself ran. */
export interface UndoableStep {
  readonly step: PlannedStep
  readonly captures: Readonly<Record<string, string>>
  /** Number of the next try of its rollback, from 1. */
  readonly attempt: number
}

/** What a rollback will do, from the journal alone: today's file has no part in it. */
export interface RollbackPlan {
  readonly run: Run
  /** In the order in which they are rolled back: the last step first. */
  readonly steps: readonly UndoableStep[]
  /** Ids of the steps that changed something, or may have, and have no way back, in the order of the plan. */
  readonly stays: readonly string[]
  /** Steps that read a secret which one of those rollbacks needs: a secret lives in memory only. */
  readonly secrets: readonly UndoableStep[]
}

/**
 * Plans the rollback of a run. Each step that was started is undone, whatever it came to, also one that was skipped
 * after a first attempt: that attempt may have had its effect. A rollback that is done is not planned again; one
 * whose end is not known is, because a rollback succeeds when there is nothing to undo.
 */
export function planRollback(lines: readonly JournalLine[]): RollbackPlan {
  const run = foldRun(lines)
  const started = new Set(lines.flatMap((line) => (line.kind === 'step-started' ? [line.step] : [])))
  const outcomes = new Map(run.steps.map((outcome) => [outcome.id, outcome]))
  const acted = run.plan.steps.filter(({id}) => started.has(id) || outcomes.get(id)?.status === 'attested')
  const toUndoable = (step: PlannedStep): UndoableStep => ({
    step,
    captures: capturesBy(step.id, lines),
    attempt: (outcomes.get(step.id)?.rollback?.attempts ?? 0) + 1,
  })
  const isOpen = ({id}: PlannedStep) =>
    !['rolled-back', 'skipped'].includes(outcomes.get(id)?.rollback?.status ?? '')
  const open = acted.filter((step) => step.rollback && isOpen(step)).reverse()
  return {
    run,
    steps: open.map(toUndoable),
    stays: acted.filter((step) => !step.rollback && step.risk !== 'read').map(({id}) => id),
    secrets: secretsOf(open, acted.filter(hasPassed(lines))).map(toUndoable),
  }
}

/**
 * What had been captured when the last attempt of a step ended, its own capture included. An input that was changed
 * only later counts with the value that it had then: a script may have used it without naming it.
 */
function capturesBy(id: string, lines: readonly JournalLine[]): Record<string, string> {
  const last = lines.findLastIndex(
    (line) => (line.kind === 'step-started' || line.kind === 'step-ended') && line.step === id,
  )
  const before = lines.slice(0, last + 1)
  const later = changesOf(lines.slice(last + 1))
  const then = foldRun(before).plan.values
  const values = Object.fromEntries(later.map((name) => [name, then[name] ?? '']))
  return Object.assign(values, ...before.map((line) => (line.kind === 'step-ended' ? line.captures : {})))
}

/** Names of the inputs that got another value. */
function changesOf(lines: readonly JournalLine[]): readonly string[] {
  return lines.flatMap((line) => (line.kind === 'input-changed' ? [line.name] : []))
}

/** Steps whose secrets the rollbacks use, and those that these steps use themselves, in the order of the plan. */
function secretsOf(open: readonly PlannedStep[], readers: readonly PlannedStep[]): readonly PlannedStep[] {
  const fences: (Fence | undefined)[] = open.map(({rollback}) => rollback)
  const needed: PlannedStep[] = []
  for (const step of [...readers].reverse()) {
    const name = step.run?.secret
    if (name === undefined || !fencesUse(fences, name)) continue
    fences.push(step.run)
    needed.unshift(step)
  }
  return needed
}

/** True for a step that passed once, whatever came later: reading a secret again may have been interrupted. */
function hasPassed(lines: readonly JournalLine[]): (step: PlannedStep) => boolean {
  const passed = new Set(
    lines.flatMap((line) => (line.kind === 'step-ended' && line.status === 'passed' ? [line.step] : [])),
  )
  return ({id}) => passed.has(id)
}
