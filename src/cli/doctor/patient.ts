import type {Environment} from '../../model/environment.ts'
import type {Runbook} from '../../model/runbook.ts'
import type {FoundRunbook} from '../find-project.ts'

/** What `runbook doctor` examines: runbooks, the environment where they are to run, and the machine. */
export interface Patient {
  readonly runbooks: readonly {readonly runbook: Runbook; readonly found: FoundRunbook}[]
  readonly environment: Environment
  readonly platform: NodeJS.Platform
  /** The folders of PATH. */
  readonly folders: readonly string[]
  /** The caller's variables that a step would see too, so that what a tool answers here holds for a step. */
  readonly env: Readonly<Record<string, string>>
  /** False in an archive and for a file in no project. */
  readonly hasProject: boolean
  readonly isArchive: boolean
  /** Where the runs' folders would be made. */
  readonly runs: string
}

/** Ids of the runbooks that need a tool, and the newest version that one of them asks for. */
export function whoNeeds(
  tool: string,
  {runbooks}: Pick<Patient, 'runbooks'>,
): {
  readonly ids: readonly string[]
  readonly atLeast: readonly {readonly id: string; readonly version: string}[]
} {
  const needs = runbooks.flatMap(({runbook}) =>
    runbook.requires.filter((need) => need.tool === tool).map(({atLeast}) => ({id: runbook.id, atLeast})),
  )
  return {
    ids: needs.map(({id}) => id),
    atLeast: needs.flatMap(({id, atLeast}) => (atLeast === undefined ? [] : [{id, version: atLeast}])),
  }
}
