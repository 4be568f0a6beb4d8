import {spawn} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {createInterface} from 'node:readline'
import {cliPath} from './run-cli.ts'

/** A run that a test follows while it happens. */
export interface FollowedRun {
  readonly pid: number
  /** Waits for an event of the journal. Rejects when the run ends without it. */
  next(matches: (event: any) => boolean): Promise<any>
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Starts the CLI with --events and follows its journal. */
export function followRun(args: readonly string[], cwd: string): FollowedRun {
  const child = spawn(process.execPath, [cliPath, 'run', ...args, '--events'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const seen: any[] = []
  const waiting = new Set<() => void>()
  let isOver = false
  const wake = () => {
    for (const look of waiting) look()
  }
  createInterface({input: child.stdout}).on('line', (line) => {
    seen.push(JSON.parse(line))
    wake()
  })
  const ended = new Promise<number | string>((resolve) =>
    child.on('close', (code, signal) => {
      isOver = true
      wake()
      resolve(code ?? String(signal))
    }),
  )
  const next: FollowedRun['next'] = (matches) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = seen.find(matches)
        if (!found && !isOver) return
        waiting.delete(look)
        if (found) resolve(found)
        else reject(new Error('the run ended before the event came'))
      }
      waiting.add(look)
      look()
    })
  return {pid: child.pid!, next, ended}
}

/** Processes and folders that a run left behind: none is what we want. */
export function leftovers(run: string): {processes: readonly string[]; folders: readonly string[]} {
  const processes = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1')
      return environment.includes(`RUNBOOK_RUN=${run}`) || environment.includes(`RUNBOOK_WORLD=${run}`)
    } catch {
      return false
    }
  })
  const folders = [tmpdir(), '/dev/shm']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((path) => path.includes(run))
  return {processes, folders}
}

/** Waits until a condition holds, at most a minute: what never comes is told, and a busy machine is no failure. */
export async function eventually(holds: () => boolean): Promise<boolean> {
  for (const endMs = performance.now() + 60_000; performance.now() < endMs; ) {
    if (holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}
