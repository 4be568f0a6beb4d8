import {spawn} from 'node:child_process'
import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {isolationPrefix} from '../rehearsal/isolation.ts'
import type {CliIo} from './io.ts'
import {stoppedBy} from './stopped-by.ts'

/** Marks the child that already runs behind the wall, and says which wall it is. */
export const insideOption = '--inside'

/** Makes a run of the rehearsal a whole one: there and back. `rehearse` sets it for its child. */
export const thereAndBackOption = '--there-and-back'

/**
 * Starts this CLI again inside a network namespace that has loopback only, and gives its exit code;
 * `undefined` where the kernel allows none. Namespaces cannot be entered by a running Node process.
 */
export async function enterIsolation(args: readonly string[], io: CliIo): Promise<number | undefined> {
  const prefix = await isolationPrefix()
  if (!prefix) return undefined
  const [command, ...rest] = [...prefix, ...io.self, ...args, insideOption]
  const child = spawn(command!, rest, {
    cwd: io.cwd,
    env: io.env as NodeJS.ProcessEnv,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const tell = (stop: string) => void (child.connected && child.send({stop}))
  // Through the channel, not as a signal: Ctrl-C at a terminal reaches the child by itself, which does not count it.
  io.onInterrupt(() => tell('SIGINT'))
  io.signal.addEventListener('abort', () => tell(String(io.signal.reason)))
  return new Promise((resolve, reject) => {
    child.on('error', () => resolve(undefined))
    child.on('exit', (code, signal) => {
      if (code !== null) resolve(code)
      else if (io.signal.aborted) resolve(stoppedBy(io.signal))
      else reject(cutOff(signal))
    })
  })
}

/** Nobody asked it to end, so nothing was said: the run has no end in its record. */
function cutOff(signal: string | null): RunbookError {
  return new RunbookError(`The rehearsal was ended by ${signal} from outside.`, {
    hint: 'Its world is gone. See how far it came with `runbook report latest`, then rehearse again.',
    exitCode: exitCodes.unsafe,
  })
}
