import * as z from 'zod'
import {formatDuration} from '../model/format-duration.ts'

const configurationSchema = z.object({
  core: z.object({account: z.string().optional(), project: z.string().optional()}).default({}),
})
/** As whom, and where, gcloud would act. */
export type GcloudSettings = z.output<typeof configurationSchema>['core']

/** Asks gcloud for its active account and project, as a step would find them; an Error says why it did not tell. */
export async function readGcloudSettings(options: {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
  readonly timeoutMs: number
}): Promise<GcloudSettings | Error> {
  const {path, env, timeoutMs} = options
  // It costs every run 20 ms, and only a guarded one asks.
  const {execa} = await import('execa')
  const {stdout, stderr, failed, timedOut} = await execa(path, ['config', 'list', '--format=json'], {
    // A look at the configuration must not add to it: gcloud logs each of its commands to a file there.
    env: {...env, CLOUDSDK_CORE_DISABLE_PROMPTS: '1', CLOUDSDK_CORE_DISABLE_FILE_LOGGING: '1'},
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: timeoutMs,
  })
  if (timedOut) return new Error(`gcloud did not answer within ${formatDuration(timeoutMs)}`)
  if (failed) return new Error(stderr.trim().split('\n').at(-1) || 'gcloud failed')
  return parseSettings(stdout)
}

function parseSettings(text: string): GcloudSettings | Error {
  try {
    return configurationSchema.parse(JSON.parse(text)).core
  } catch {
    return new Error('gcloud printed something else than its configuration')
  }
}
