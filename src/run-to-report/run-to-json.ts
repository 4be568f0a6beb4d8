import type {Objectives} from '../model/evidence.ts'
import type {Run} from '../model/run.ts'
import {measureObjectives} from './measure-objectives.ts'

/** The one JSON document about a run: what `--json` prints. Everything that the fold knows, with the plan in short. */
export interface RunDocument extends Omit<Run, 'id' | 'plan'> {
  readonly version: 1
  readonly run: string
  readonly runbook: string
  /** The page, relative to the project. */
  readonly file: string
  /** Of the runbook's text. */
  readonly digest: string
  readonly environment: string
  /** With the values as they are now; secrets excepted. */
  readonly values: Readonly<Record<string, string>>
  readonly objectives: Objectives
}

/** Brings a run into the form that machines read. */
export function runToJson({id, plan, ...told}: Run): RunDocument {
  return {
    version: 1,
    run: id,
    runbook: plan.runbook.id,
    file: plan.runbook.file,
    digest: plan.runbook.digest,
    environment: plan.environment.name,
    values: plan.values,
    objectives: measureObjectives({id, plan, ...told}),
    ...told,
  }
}
