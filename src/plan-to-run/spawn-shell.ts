import {type ChildProcessByStdio, spawn} from 'node:child_process'
import type {Readable} from 'node:stream'
import type {Marker} from './find-marked.ts'
import {followTree} from './follow-tree.ts'
import {forwardOutput, type TakeChunk} from './forward-output.ts'
import type {Watch} from './watchdog.ts'

/** One block for one shell. */
export interface ShellCall {
  readonly language: 'bash' | 'sh'
  readonly code: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly timeoutMs: number
  readonly graceMs: number
  readonly marker: Marker
  readonly signal: AbortSignal
  /** Told what to end should this process die. */
  readonly watch: Watch
  /** Gives a promise while it cannot take more: the block then waits. */
  readonly onStdout: TakeChunk
  readonly onStderr: TakeChunk
}

/** How a block ended: success and failure have the same shape. */
export interface BlockEnd {
  readonly ended: 'exited' | 'timed-out' | 'canceled' | 'killed' | 'not-started'
  readonly exitCode?: number
  readonly killedBy?: string
  /** Why it could not start. */
  readonly error?: string
  /** Processes that live on after all, such as those of another user. */
  readonly survivors?: readonly number[]
  readonly durationMs: number
}

/** A block without output for this long after its shell ended has left a background child with an open pipe. */
const drainMs = 500

const shells: Record<ShellCall['language'], readonly [string, ...string[]]> = {
  bash: ['bash', '--noprofile', '--norc', '-euo', 'pipefail', '-O', 'inherit_errexit', '-c'],
  sh: ['sh', '-eu', '-c'],
}

/** Runs one block in a fresh shell and session, and gives how it ended. On timeout and cancel the whole tree ends. */
export async function spawnShell(call: ShellCall): Promise<BlockEnd> {
  const startedMs = performance.now()
  const child = startShell(call)
  if (child instanceof Error) return {ended: 'not-started', error: child.message, durationMs: 0}
  const releases = [forwardOutput(child.stdout, call.onStdout), forwardOutput(child.stderr, call.onStderr)]
  const tree = followTree(child.pid, call)
  let cut: 'timed-out' | 'canceled' | undefined
  const cutShort = (reason: 'timed-out' | 'canceled') => {
    cut ??= reason
    tree.end()
  }
  const timer = setTimeout(() => ifRunning(child, () => cutShort('timed-out')), call.timeoutMs)
  const cancel = () => cutShort('canceled')
  if (call.signal.aborted) cancel()
  call.signal.addEventListener('abort', cancel)
  const end = await endOf(child, releases)
  clearTimeout(timer)
  call.signal.removeEventListener('abort', cancel)
  const durationMs = performance.now() - startedMs
  const survivors = await tree.settle()
  child.stdout.destroy()
  child.stderr.destroy()
  return {...end, ...(cut && {ended: cut}), ...(survivors.length > 0 && {survivors}), durationMs}
}

type Shell = ChildProcessByStdio<null, Readable, Readable>

/**
 * Acts unless the shell has ended. A CLI that was stopped wakes up with its timers due and the end of the shell, which may
 * have come in time, not looked at yet: an immediate comes after that.
 */
function ifRunning(child: Shell, act: () => void): void {
  setImmediate(() => {
    if (child.exitCode === null && child.signalCode === null) act()
  })
}

/** Starts the shell, or says why the kernel refuses, for one because the values are too long for it. */
function startShell(call: ShellCall): Shell | Error {
  const [command, ...args] = shells[call.language]
  try {
    return spawn(command, [...args, call.code], {
      cwd: call.cwd,
      env: call.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    return error as Error
  }
}

/** Waits for the shell and for its pipes; a background child that holds them open is not waited for. */
function endOf(child: Shell, releases: readonly (() => void)[]): Promise<Omit<BlockEnd, 'durationMs'>> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ended: 'not-started', error: error.message}))
    child.on('exit', (code, signal) => {
      for (const release of releases) release()
      const end =
        code === null
          ? {ended: 'killed' as const, killedBy: String(signal)}
          : {ended: 'exited' as const, exitCode: code}
      const timer = setTimeout(() => resolve(end), drainMs)
      child.on('close', () => {
        clearTimeout(timer)
        resolve(end)
      })
    })
  })
}
