import {delimiter} from 'node:path'
import {isolationPrefix} from '../../rehearsal/isolation.ts'
import {findPostgres} from '../../rehearsal/postgres/find-postgres.ts'
import type {Check} from './check.ts'
import type {Patient} from './patient.ts'

/** What only the loopback world needs: database servers, and a wall where the kernel allows one. */
export async function checkRehearsal(patient: Patient): Promise<readonly Check[]> {
  if (!patient.environment.world) return []
  if (patient.isArchive) {
    const hint = 'rehearse in the project, or name another --environment'
    return [{name: 'rehearsal', status: 'missing', detail: 'is not in the archive', hint}]
  }
  return Promise.all([checkPostgres(patient), checkIsolation(patient)])
}

async function checkPostgres({folders}: Patient): Promise<Check> {
  const name = 'PostgreSQL'
  try {
    const {version, kind} = await findPostgres({searchPath: folders.join(delimiter)})
    return {name, status: 'ok', detail: `${version} (${kind})`}
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const hint = 'npm ci installs one, or see https://www.postgresql.org/download/'
    return {name, status: 'missing', detail, hint}
  }
}

async function checkIsolation({platform}: Patient): Promise<Check> {
  const name = 'isolation'
  if (await isolationPrefix())
    return {name, status: 'ok', detail: 'world and steps get a network of their own, with loopback only'}
  const reason =
    platform === 'linux'
      ? 'the kernel or the container allows no network namespace'
      : 'this system has no network namespaces'
  const detail = `none: ${reason}; the proxy and the missing credentials are the only walls`
  return {name, status: 'warning', detail}
}
