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
  const kill = () => killGroup(child.pid)
  context.signal.addEventListener('abort', kill, {once: true})
  const result = await child
  context.signal.removeEventListener('abort', kill)
  context.signal.throwIfAborted()
  if (result.failed) throw new Error(`${file} failed: ${lastLines(result.all) || result.shortMessage}`)
  return result.all ?? ''
}

function lastLines(output = ''): string {
  return output.trim().split('\n').slice(-5).join('\n')
}

/** Kills a process group that the caller started; initdb has children of its own. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group ended by itself between the signal and now.
  }
}
