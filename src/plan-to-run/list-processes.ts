import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'

/** One live process. */
export interface Process {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** Where there is no /proc it is the group: sessions cannot be read there. */
  readonly session: number
  /** Tells it from a later process that was given the same id. */
  readonly identity: string
}

/**
 * Every live process, the newest first: one that forks and ends all the time is met while it is still there.
 * A zombie is dead already; it only waits for its parent.
 */
export function* listProcesses(platform: NodeJS.Platform = process.platform): Generator<Process> {
  if (platform !== 'linux') return yield* listByPs()
  for (const pid of processIds()) {
    const found = readStat(pid)
    if (found) yield found
  }
}

/** Ids of all processes, the highest first; none where there is no /proc. */
export function processIds(): readonly number[] {
  try {
    const ids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))
    return ids.sort((a, b) => b - a)
  } catch {
    return []
  }
}

function readStat(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name of the program may hold spaces and brackets: count from its last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    const [parent, group, session] = fields.slice(1, 4).map(Number) as [number, number, number]
    return {pid, parent, group, session, identity: fields[19] ?? ''}
  } catch {
    // It ended while we looked.
    return undefined
  }
}

function* listByPs(): Generator<Process> {
  const {stdout} = spawnSync('ps', ['-axo', 'pid=,ppid=,pgid=,stat='], {encoding: 'utf8', timeout: 5000})
  for (const line of (stdout ?? '').split('\n')) {
    const [pid, parent, group, state = 'Z'] = line.trim().split(/\s+/)
    if (state.startsWith('Z')) continue
    yield {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      session: Number(group),
      identity: group!,
    }
  }
}
