import {spawn} from 'node:child_process'
import {open, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {freePort} from './free-port.ts'
import type {ProgramContext} from './run-program.ts'
import {lastFatalLine} from './server-log.ts'

/** What a server needs. */
export interface ServerPlace {
  /** The program postgres. */
  readonly program: string
  readonly dataDirectory: string
  readonly logFile: string
  /** Port to take when it is still free; else any free one. */
  readonly port?: number
}

/** A running server. */
export interface Server {
  readonly pid: number
  readonly port: number
  /** Ends it: politely, then not. Resolves when the process is gone. */
  stop(): Promise<void>
}

interface ServerProcess {
  readonly pid: number
  readonly ended: Promise<void>
  hasEnded(): boolean
  kill(signal: NodeJS.Signals): void
}

const attempts = 5

/**
 * Starts a server and waits until it takes connections, which is after the end of a recovery.
 * Throws Error with the server's last FATAL line when it ends before. The process has a session of its own, so that
 * Ctrl-C at the terminal does not reach it; when its owner is killed, the marker in its environment finds it.
 */
export async function startServer(place: ServerPlace, context: ProgramContext): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && place.port ? place.port : await freePort()
    const logStart = (await readFile(place.logFile).catch(() => Buffer.alloc(0))).length
    const postmaster = await spawnServer(place, port, context)
    if (await becomesReady(postmaster, place.dataDirectory, context.signal)) {
      return {pid: postmaster.pid, port, stop: () => stopProcess(postmaster)}
    }
    context.signal.throwIfAborted()
    const log = (await readFile(place.logFile)).subarray(logStart).toString()
    if (attempt === attempts || !log.includes('could not create any TCP/IP sockets'))
      throw new Error(lastFatalLine(log))
  }
}

async function spawnServer(
  place: ServerPlace,
  port: number,
  context: ProgramContext,
): Promise<ServerProcess> {
  context.signal.throwIfAborted()
  const log = await open(place.logFile, 'a', 0o600)
  const child = spawn(place.program, ['-D', place.dataDirectory, '-p', String(port)], {
    ...context.identity,
    env: context.environment,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  let hasEnded = false
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => {
    hasEnded = true
  })
  const started = new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  await started.finally(() => log.close())
  return {pid: child.pid!, ended, hasEnded: () => hasEnded, kill: (name) => void child.kill(name)}
}

/** False when the process ended first. The eighth line of postmaster.pid is the state, the first the process. */
async function becomesReady(
  postmaster: ServerProcess,
  dataDirectory: string,
  signal: AbortSignal,
): Promise<boolean> {
  while (!postmaster.hasEnded()) {
    if (signal.aborted) {
      await stopProcess(postmaster)
      return false
    }
    const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '')
    const lines = text.split('\n')
    if (lines[0] === String(postmaster.pid) && lines[7]?.trim() === 'ready') return true
    await Promise.race([sleep(5), postmaster.ended])
  }
  return false
}

async function stopProcess({ended, hasEnded, kill}: ServerProcess): Promise<void> {
  const steps = [
    {name: 'SIGINT', patienceMs: 5000},
    {name: 'SIGQUIT', patienceMs: 2000},
    {name: 'SIGKILL', patienceMs: 2000},
  ] as const
  for (const {name, patienceMs} of steps) {
    if (hasEnded()) return
    kill(name)
    await withinTime(ended, patienceMs)
  }
}

async function withinTime(ended: Promise<void>, patienceMs: number): Promise<void> {
  const timer = new AbortController()
  const patience = sleep(patienceMs, undefined, {signal: timer.signal}).catch(() => {})
  await Promise.race([ended, patience])
  timer.abort()
}
