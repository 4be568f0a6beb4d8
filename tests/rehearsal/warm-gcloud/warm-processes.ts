import {type ChildProcess, spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {processesNamed} from '../../processes-named.ts'
import {nextAttempt, stepEnvironment, type TestWorld} from '../test-world.ts'

/** The client that has no plain gcloud to hand a call back to: it fails instead. */
export function warmOnly({root}: TestWorld): string {
  return join(root, 'warm-gcloud', 'gcloud')
}

/** The warm gcloud of a world, and a fork for each command that runs. */
export function warmProcesses({root}: TestWorld): readonly number[] {
  return processesNamed('warm-gcloud-server.py').filter((pid) => environmentOf(pid).includes(`${root}/home`))
}

/** A command that has begun, and would wait for its standard input for ever. */
export async function startWaiting(opened: TestWorld): Promise<ChildProcess> {
  const begun = warmProcesses(opened).length
  const args = ['secrets', 'versions', 'add', 'DATABASE_URL', '--data-file=-', '--project=aiprod-484120']
  const command = spawn(warmOnly(opened), args, {
    env: stepEnvironment(opened.world, nextAttempt()),
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  await until(() => warmProcesses(opened).length > begun)
  return command
}

/** Everything that it writes to standard error. */
export async function errorsOf({stderr}: ChildProcess): Promise<string> {
  return Buffer.concat(await stderr!.toArray()).toString()
}

/** Waits for what comes soon. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    // It has ended.
    return ''
  }
}
