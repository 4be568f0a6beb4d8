import {spawnSync} from 'node:child_process'
import {readdirSync} from 'node:fs'
import {readProcFile} from './read-proc-file.ts'

/** One live process. */
export interface Process {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** Where there is no /proc it is the group: sessions cannot be read there. */
  readonly session: number
  /** When it started, in clock ticks since the boot; 0 where that cannot be read. */
  readonly startTicks: number
}

/** A zombie, or one that ended while we looked: what it had begun just before may not be in the list. */
export interface EndedProcess {
  readonly pid: number
  readonly hasEnded: true
  /** Infinity where it was gone before it could be read. */
  readonly startTicks: number
}

/**
 * Every live process, the newest first: one that forks and ends all the time is met while it is still there.
 * A zombie is dead already; it only waits for its parent.
 */
export function* listProcesses(
  platform: NodeJS.Platform = process.platform,
  onEnded: (ended: EndedProcess) => void = () => {},
): Generator<Process> {
  if (platform !== 'linux') return yield* listByPs()
  for (const pid of processIds()) {
    const found = readStat(pid)
    if (!found || 'hasEnded' in found) onEnded(found ?? {pid, hasEnded: true, startTicks: Infinity})
    else yield found
  }
}

/** Ids of all processes, the highest first; none where there is no /proc. */
function processIds(): readonly number[] {
  try {
    const ids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))
    return ids.sort((a, b) => b - a)
  } catch {
    return []
  }
}

/** One process; `undefined` when there is none, or where there is no /proc. */
export function readStat(pid: number): Process | EndedProcess | undefined {
  try {
    const stat = readProcFile(`/proc/${pid}/stat`)
    // The name of the program may hold spaces and brackets: count from its last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [parent, group, session] = fields.slice(1, 4).map(Number) as [number, number, number]
    const startTicks = Number(fields[19])
    if (fields[0] === 'Z' || fields[0] === 'X') return {pid, hasEnded: true, startTicks}
    return {pid, parent, group, session, startTicks}
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
      startTicks: 0,
    }
  }
}
