import {setTimeout as sleep} from 'node:timers/promises'
import {execa} from 'execa'
import type {ServerIdentity} from './server-identity.ts'

/** How programs of one world run: as whom, with which variables, and until when. */
export interface ProgramContext {
  readonly identity: ServerIdentity | undefined
  /** The whole environment of the program; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>
  /** Ends the program and what it started. */
  readonly signal: AbortSignal
}

/** Variables of every server and program of the world, with the caller's marker. */
export function programEnvironment(marker: Readonly<Record<string, string>>): Record<string, string> {
  return {PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...marker}
}

/** Runs a program that ends by itself and gives its output. Throws with its last lines when it fails. */
export async function runProgram(
  command: readonly [file: string, ...args: string[]],
  context: ProgramContext,
  input = '',
): Promise<string> {
  context.signal.throwIfAborted()
  const [file, ...args] = command
  const child = execa(file, args, {
    ...context.identity,
    env: context.environment,
    extendEnv: false,
    cwd: '/',
    detached: true,
    input,
    all: true,
    reject: false,
  })
  const terminate = () => child.kill('SIGTERM')
  context.signal.addEventListener('abort', terminate, {once: true})
  const result = await child
  context.signal.removeEventListener('abort', terminate)
  if (context.signal.aborted) await endGroup(child.pid)
  context.signal.throwIfAborted()
  if (result.failed) throw new Error(`${file} failed: ${lastLines(result.all) || result.shortMessage}`)
  return result.all ?? ''
}

function lastLines(output = ''): string {
  return output.trim().split('\n').slice(-5).join('\n')
}

const graceMs = 3000

/**
 * Waits until every process of the group has ended, and kills what remains after a while.
 * The servers that initdb starts end by themselves when their input ends. Killed at once they would leave their
 * shared memory behind as a file.
 */
async function endGroup(leader: number | undefined): Promise<void> {
  const deadline = performance.now() + graceMs
  while (leader !== undefined && signalGroup(leader, performance.now() < deadline ? 0 : 'SIGKILL'))
    await sleep(10)
}

/** False = the group has no process any more. */
function signalGroup(leader: number, signal: 0 | 'SIGKILL'): boolean {
  try {
    return process.kill(-leader, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
