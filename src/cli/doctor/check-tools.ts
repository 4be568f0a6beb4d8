import {delimiter} from 'node:path'
import {findProgram} from '../../plan-to-run/find-program.ts'
import {findGcloud} from '../../rehearsal/gcloud.ts'
import {isOlder} from '../is-older.ts'
import type {Check} from './check.ts'
import {checkStandIn} from './check-stand-in.ts'
import {type Patient, whoNeeds} from './patient.ts'
import {readVersion} from './read-version.ts'

/** Where the official way to install a tool is written. */
const installPages: Readonly<Record<string, string>> = {
  gcloud: 'https://cloud.google.com/sdk/docs/install',
  psql: 'https://www.postgresql.org/download/',
  node: 'https://nodejs.org/',
}

/** Every tool that a runbook names in `requires`: is it there, and new enough? */
export async function checkTools(patient: Patient): Promise<readonly Check[]> {
  const names = new Set(patient.runbooks.flatMap(({runbook}) => runbook.requires.map(({tool}) => tool)))
  return Promise.all([...names].sort().map((name) => checkTool(name, patient)))
}

async function checkTool(name: string, patient: Patient): Promise<Check> {
  const {ids, atLeast} = whoNeeds(name, patient)
  const hint = installPages[name] ?? "install it with the system's package manager"
  const path = findProgram(name, patient.folders)
  if (path === undefined) {
    if (name === 'gcloud' && patient.environment.world) return checkStandIn(patient, hint)
    if (name === 'curl' && patient.environment.world) {
      const detail = `a stand-in takes its place; needed by ${ids.join(', ')} outside the rehearsal`
      return {name, status: 'warning', detail, hint}
    }
    const where = patient.environment.world ? '' : ` in ${patient.environment.name}`
    return {name, status: 'missing', detail: `needed by ${ids.join(', ')}${where}`, hint}
  }
  const version = await versionOf(name, path, patient)
  const unmet = version === undefined ? [] : atLeast.filter((need) => isOlder(version, need.version))
  if (unmet.length === 0) return {name, status: 'ok', detail: version ?? path}
  const needs = unmet.map((need) => `${need.id} needs ${need.version} or newer`)
  return {name, status: 'missing', detail: `${version}, ${needs.join(', ')}`, hint}
}

/** gcloud would take most of a second to say it, and a tool is only asked where it is known to answer or must. */
async function versionOf(name: string, path: string, patient: Patient): Promise<string | undefined> {
  if (name === 'gcloud') return (await findGcloud(patient.folders.join(delimiter)))?.version
  const isAsked = name === 'curl' || whoNeeds(name, patient).atLeast.length > 0
  return isAsked ? readVersion(path, patient.env) : undefined
}
