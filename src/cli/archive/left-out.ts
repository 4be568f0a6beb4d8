import {RunbookError} from '../../model/runbook-error.ts'

/** What the archive cannot do: the rehearsal's world needs a proxy and PostgreSQL servers from npm packages. */
export function leftOut(): RunbookError {
  return new RunbookError('The rehearsal is not in the archive: it needs packages that are no single file.', {
    hint: 'Rehearse in the project (npm ci, then npx runbook rehearse), or name --environment local, staging or production.',
  })
}

/** Stands in the archive where the project has the start of the loopback world. Throws RunbookError. */
export async function startWorld(): Promise<never> {
  throw leftOut()
}
