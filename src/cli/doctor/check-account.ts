import {findProgram} from '../../plan-to-run/find-program.ts'
import {type GcloudSettings, readGcloudSettings} from '../read-gcloud-settings.ts'
import type {Check} from './check.ts'
import {type Patient, whoNeeds} from './patient.ts'

/** As whom, and where, gcloud would act for a step. A rehearsal has no account, so nothing is asked there. */
export async function checkAccount(patient: Patient): Promise<readonly Check[]> {
  const path = findProgram('gcloud', patient.folders)
  if (patient.environment.world || path === undefined || whoNeeds('gcloud', patient).ids.length === 0)
    return []
  const core = await readGcloudSettings({path, env: patient.env, timeoutMs: 30_000})
  if (core instanceof Error) {
    const hint = 'run gcloud config list by hand'
    return [{name: 'gcloud account', status: 'missing', detail: `cannot be read: ${core.message}`, hint}]
  }
  return [judgeAccount(core), judgeProject(core, patient)]
}

function judgeAccount({account}: GcloudSettings): Check {
  if (account) return {name: 'gcloud account', status: 'ok', detail: account}
  const hint = 'run gcloud auth login'
  return {name: 'gcloud account', status: 'missing', detail: 'none is active', hint}
}

/** Commands name their project; one that does not would go to the active one. */
function judgeProject({project = 'none'}: GcloudSettings, {environment}: Patient): Check {
  const wanted = environment.values.PROJECT
  if (wanted === undefined || wanted === project || wanted.startsWith('TO FILL'))
    return {name: 'gcloud project', status: 'ok', detail: project}
  const detail = `${project}, while ${environment.name} is ${wanted}`
  const hint = 'a command without --project would go to the first'
  return {name: 'gcloud project', status: 'warning', detail, hint}
}
