import {spawn} from 'node:child_process'
import type {Marker} from './find-marked.ts'
import {forwardOutput, type TakeChunk} from './forward-output.ts'
import {endTree, isGroupAlive} from './process-tree.ts'

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
  readonly durationMs: number
}

/** A block without output for this long after its shell ended has left a background child with an open pipe. */
const drainMs = 500

const shells: Record<ShellCall['language'], readonly [string, ...string[]]> = {
  bash: ['bash', '--noprofile', '--norc', '-euo', 'pipefail', '-O', 'inherit_errexit', '-c'],
  sh: ['sh', '-eu', '-c'],
}

/** Runs one block in a fresh shell and session, and gives how it ended. On timeout and cancel the whole tree ends. */
export function spawnShell(call: ShellCall): Promise<BlockEnd> {
  const startedMs = performance.now()
  const [command, ...args] = shells[call.language]
  const child = spawn(command, [...args, call.code], {
    cwd: call.cwd,
    env: call.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const releases = [forwardOutput(child.stdout, call.onStdout), forwardOutput(child.stderr, call.onStderr)]
  return new Promise((resolve) => {
    let cut: 'timed-out' | 'canceled' | undefined
    let ending: Promise<void> = Promise.resolve()
    const end = (reason: 'timed-out' | 'canceled') => {
      if (cut) return
      cut = reason
      ending = endTree({group: child.pid, marker: call.marker, graceMs: call.graceMs})
    }
    const timer = setTimeout(() => end('timed-out'), call.timeoutMs)
    const cancel = () => end('canceled')
    if (call.signal.aborted) cancel()
    call.signal.addEventListener('abort', cancel)
    const finish = async (rest: Omit<BlockEnd, 'durationMs'>) => {
      clearTimeout(timer)
      call.signal.removeEventListener('abort', cancel)
      const durationMs = performance.now() - startedMs
      await ending
      if (cut === undefined && isGroupAlive(child.pid)) await endLeftovers(child.pid!)
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({...rest, ...(cut && {ended: cut}), durationMs})
    }
    child.on('error', (error) => void finish({ended: 'not-started', error: error.message}))
    child.on('exit', (code, signal) => {
      for (const release of releases) release()
      drain(child).then(() =>
        finish(
          code === null ? {ended: 'killed', killedBy: String(signal)} : {ended: 'exited', exitCode: code},
        ),
      )
    })
  })
}

/** Waits for the pipes to close; a background child that holds them open is not waited for. */
function drain(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, drainMs)
    child.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** A step has ended when its shell has: what it left in its group is ended, so nothing changes behind the operator's back. */
function endLeftovers(group: number): Promise<void> {
  return endTree({group, marker: {name: 'RUNBOOK_LEFTOVER', value: 'none'}, graceMs: 200})
}
