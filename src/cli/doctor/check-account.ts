import {execa} from 'execa'
import * as z from 'zod'
import {findProgram} from '../../plan-to-run/find-program.ts'
import type {Check} from './check.ts'
import {type Patient, whoNeeds} from './patient.ts'

const configurationSchema = z.object({
  core: z.object({account: z.string().optional(), project: z.string().optional()}).default({}),
})
type Core = z.output<typeof configurationSchema>['core']

/** As whom, and where, gcloud would act for a step. A rehearsal has no account, so nothing is asked there. */
export async function checkAccount(patient: Patient): Promise<readonly Check[]> {
  const path = findProgram('gcloud', patient.folders)
  if (patient.environment.world || path === undefined || whoNeeds('gcloud', patient).ids.length === 0)
    return []
  const core = await readCore(path, patient)
  if (core instanceof Error) {
    const hint = 'run gcloud config list by hand'
    return [{name: 'gcloud account', status: 'missing', detail: `cannot be read: ${core.message}`, hint}]
  }
  return [judgeAccount(core), judgeProject(core, patient)]
}

async function readCore(path: string, {env}: Patient): Promise<Core | Error> {
  const {stdout, stderr, failed, timedOut} = await execa(path, ['config', 'list', '--format=json'], {
    // A look at the configuration must not add to it: gcloud logs each of its commands to a file there.
    env: {...env, CLOUDSDK_CORE_DISABLE_PROMPTS: '1', CLOUDSDK_CORE_DISABLE_FILE_LOGGING: '1'},
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: 30_000,
  })
  if (timedOut) return new Error('gcloud did not answer within 30 s')
  if (failed) return new Error(stderr.trim().split('\n').at(-1) || 'gcloud failed')
  return parseCore(stdout)
}

function parseCore(text: string): Core | Error {
  try {
    return configurationSchema.parse(JSON.parse(text)).core
  } catch {
    return new Error('gcloud printed something else than its configuration')
  }
}

function judgeAccount({account}: Core): Check {
  if (account) return {name: 'gcloud account', status: 'ok', detail: account}
  const hint = 'run gcloud auth login'
  return {name: 'gcloud account', status: 'missing', detail: 'none is active', hint}
}

/** Commands name their project; one that does not would go to the active one. */
function judgeProject({project = 'none'}: Core, {environment}: Patient): Check {
  const wanted = environment.values.PROJECT
  if (wanted === undefined || wanted === project || wanted.startsWith('TO FILL'))
    return {name: 'gcloud project', status: 'ok', detail: project}
  const detail = `${project}, while ${environment.name} is ${wanted}`
  const hint = 'a command without --project would go to the first'
  return {name: 'gcloud project', status: 'warning', detail, hint}
}
