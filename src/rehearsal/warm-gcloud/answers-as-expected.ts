import {spawn} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {join} from 'node:path'

/** A gcloud that starts anew needs less than this, also on a busy machine. */
const patienceMs = 30_000

/**
 * Asks the installed gcloud for a setting that only this call's own variables have: true when it gives that, with
 * the exit status and the streams of a plain gcloud.
 */
export async function answersAsExpected(
  bin: string,
  env: Readonly<Record<string, string>>,
): Promise<boolean> {
  const value = `probe-${randomBytes(8).toString('hex')}`
  const child = spawn(join(bin, 'gcloud'), ['config', 'get', 'core/project'], {
    env: {...env, CLOUDSDK_CORE_PROJECT: value},
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  })
  let printed = ''
  child.stdout.on('data', (data) => (printed += data))
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0 && printed === `${value}\n`))
  })
}
